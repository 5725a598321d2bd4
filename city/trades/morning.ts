/** What opens before the sun is high, and what is eaten quickly at any hour. */
import { trade } from './trade.ts';

const dawn = `
  Mo-Su 05:30-10:30*3
  Mo-Su 06:00-10:30*3
  Mo-Su 06:00-11:00*2
  Tu-Su 05:30-10:00; Mo off*2
  Mo-Sa 06:00-10:00*2
  Mo-Su 05:00-11:30
  Mo-Fr 06:00-10:00; Sa,Su 06:30-11:30`;

const noodleHours = `
  Mo-Su 07:00-14:00,17:00-20:30*3
  Mo-Su 07:00-20:00*3
  Mo-Su 10:00-21:00*3
  Tu-Su 07:30-14:30; Mo off*2
  Mo-Su 06:30-14:00*2
  Mo-Su 10:30-14:30,16:30-21:00*2
  Mo-Sa 09:00-21:00; Su 10:00-15:00
  Mo-Su 17:00-02:00`;

export const morningTrades = [
  trade({
    id: 'breakfast',
    zh: '早点',
    category: 'fast_food',
    cuisines: ['breakfast'],
    count: 128,
    signs: 'PT*5 ST*3 DT WT',
    spendYuan: [7, 18],
    hours: dawn,
    things: `早点=Breakfast 早餐店=Breakfast 包子铺=Buns 包点=Buns_&_Dumplings
      豆浆油条=Soy_Milk_&_Dough_Sticks 咸豆浆=Savoury_Soy_Milk 煎饼=Crêpes
      粢饭团=Rice_Balls 葱油饼=Scallion_Pancakes 糯米饭=Sticky_Rice 碗糕=Steamed_Rice_Cakes
      锅边糊=Rice_Batter_Soup 小笼包=Soup_Buns 烧饼=Sesame_Flatbread`,
    words: `头一笼=First_Basket 起早=Up_Early 五点半=Half_Past_Five 晨光=Morning_Light
      清早=Early_Hours 热腾腾=Steaming_Hot 街坊=Neighbours 蒸汽=Steam 头班车=First_Bus`,
    wordThings: '早点=Breakfast 包子铺=Buns 早餐铺=Breakfast',
    indoors: { market: 0.18 },
    leans: { jiugang: 1.4, maipu: 1.5, rongyuan: 1.3, dengjia: 0.4 },
    onBoard: 0.05,
  }),
  trade({
    id: 'rice-rolls',
    zh: '肠粉',
    category: 'restaurant',
    cuisines: ['cantonese', 'rice_rolls'],
    count: 44,
    signs: 'PT*6 ST*3 WT',
    spendYuan: [12, 26],
    things: `肠粉=Rice_Rolls 石磨肠粉=Stone-Milled_Rice_Rolls 布拉肠=Cloth-Pulled_Rice_Rolls
      拉肠=Rice_Rolls 抽屉肠粉=Drawer_Rice_Rolls`,
    words: `米浆=Rice_Milk 石磨坊=Stone_Mill 白玉=White_Jade 一抽屉=One_Drawer
      薄皮=Thin_Skin 晨间=Mornings 米香=Rice_Scent`,
    hours: `
      Mo-Su 06:30-13:30*3
      Mo-Su 06:00-11:00,17:30-22:00*2
      Mo-Su 07:00-14:00*2
      Tu-Su 06:30-12:30; Mo off
      Mo-Su 07:00-20:30*2`,
    leans: { jiugang: 1.5, matou: 1.3 },
    theme: 'food',
    onBoard: 0.22,
  }),
  trade({
    id: 'noodles',
    zh: '粉面',
    category: 'restaurant',
    cuisines: ['noodle'],
    count: 186,
    signs: 'PT*6 ST*3 WT*2 DT',
    spendYuan: [15, 34],
    hours: noodleHours,
    things: `面馆=Noodles 牛肉面=Beef_Noodles 沙茶面=Satay_Noodles 海鲜面=Seafood_Noodles
      牛腩粉=Brisket_Rice_Noodles 卤面=Thick-Gravy_Noodles 拌面扁肉=Noodles_&_Wontons
      猪脚面线=Pork_Trotter_Vermicelli 米粉汤=Rice_Vermicelli_Soup 大排面=Pork_Chop_Noodles
      小面=Chilli_Noodles 炒粉=Fried_Rice_Noodles 鱼丸面=Fish_Ball_Noodles
      刀削面=Knife-Cut_Noodles 油泼面=Hot-Oil_Noodles 螺蛳粉=Snail_Rice_Noodles
      羊肉粉=Mutton_Rice_Noodles 黄鱼面=Yellow_Croaker_Noodles 腰花面=Kidney_Noodles
      牛杂粉=Beef_Offal_Noodles`,
    words: `一碗=One_Bowl 热汤=Hot_Soup 大骨=Big_Bone 清汤=Clear_Broth 长街=Long_Street
      两碗=Two_Bowls 面缘=Noodle_Ties 三更=Third_Watch 汤底=Stock 浇头=Topping
      灶头=Stove 筋道=Springy`,
    wordThings: '面馆=Noodles 面铺=Noodle_Shop 面庄=Noodle_House 粉店=Rice_Noodles',
    theme: 'food',
    indoors: { mall: 0.12, market: 0.05 },
    leans: { shuyuan: 1.3, yuntai: 1.2 },
    onBoard: 0.1,
  }),
  trade({
    id: 'dumplings',
    zh: '饺子馄饨',
    category: 'restaurant',
    cuisines: ['dumpling'],
    count: 58,
    signs: 'PT*5 ST*2 WT*2',
    spendYuan: [16, 38],
    hours: noodleHours,
    things: `饺子馆=Dumplings 手工水饺=Handmade_Dumplings 馄饨=Wontons 扁食=Wontons
      鲅鱼饺子=Mackerel_Dumplings 生煎=Pan-Fried_Buns 锅贴=Potstickers 抄手=Chilli_Wontons
      小馄饨=Small_Wontons`,
    words: `元宝=Ingot 现包=Made_to_Order 案板=Chopping_Board 三鲜=Three_Fresh 薄皮=Thin_Skin
      大馅=Big_Filling 家宴=Home_Table`,
    wordThings: '饺子馆=Dumplings 饺子=Dumplings 馄饨铺=Wontons',
    theme: 'food',
    indoors: { mall: 0.12 },
    onBoard: 0.12,
  }),
  trade({
    id: 'snacks',
    zh: '小吃',
    category: 'fast_food',
    cuisines: ['snack'],
    count: 128,
    signs: 'PT*6 ST*3 WT DT',
    spendYuan: [8, 28],
    things: `卤味=Braised_Snacks 海蛎煎=Oyster_Omelette 土笋冻=Sandworm_Jelly 牛杂=Beef_Offal
      炸五香=Five-Spice_Rolls 麻糍=Mochi 春卷=Spring_Rolls 臭豆腐=Stinky_Tofu
      烤鱿鱼=Grilled_Squid 萝卜糕=Turnip_Cake 鸡爪=Chicken_Feet 关东煮=Oden
      炸鸡=Fried_Chicken 卷饼=Wraps 鱼丸=Fish_Balls 章鱼烧=Takoyaki 糖葫芦=Candied_Hawthorn
      虾饼=Prawn_Fritters 烤红薯=Roast_Sweet_Potatoes 煎糍粿=Pan-Fried_Rice_Cakes`,
    words: `嘴馋=Peckish 巷口=Lane_Corner 路过=Passing_By 一小份=Small_Helping 老味=Old_Taste
      放学=After_School 三轮=Tricycle 油锅=Oil_Pan`,
    wordThings: '小吃=Snacks 卤味=Braised_Snacks 炸物=Fried_Bites 小食=Bites',
    hours: `
      Mo-Su 10:00-22:00*3
      Mo-Su 11:00-21:00*2
      Mo-Su 14:00-23:30*2
      Tu-Su 13:00-20:00; Mo off*2
      Mo-Su 16:00-24:00*2
      Th-Su 15:00-22:00`,
    theme: 'food',
    indoors: { mall: 0.14, market: 0.16 },
    leans: { jiugang: 1.6, shuyuan: 1.4 },
    onBoard: 0.06,
  }),
  trade({
    id: 'bento',
    zh: '快餐',
    category: 'fast_food',
    cuisines: ['chinese'],
    count: 88,
    signs: 'PT*4 ST*3 WT*3',
    spendYuan: [15, 30],
    things: `快餐=Canteen 烧鹅饭=Roast_Goose_Rice 煲仔饭=Claypot_Rice 隆江猪脚饭=Pork_Trotter_Rice
      卤肉饭=Braised_Pork_Rice 盖码饭=Rice_Bowls 木桶饭=Wood-Bucket_Rice 自选菜=Pick-Your-Own
      小碗菜=Little_Bowls 蒸菜=Steamed_Dishes 咖喱饭=Curry_Rice 鸡公煲=Claypot_Chicken`,
    words: `饭点=Mealtime 三菜一汤=Three_Dishes_&_a_Soup 饱饱=Full_Up 工友=Workmates
      大灶=Big_Stove 早八=Eight_Sharp 食堂=Canteen 添饭=Second_Helping`,
    wordThings: '快餐=Canteen 食堂=Canteen 饭堂=Canteen 小碗菜=Little_Bowls',
    hours: `
      Mo-Su 10:00-14:00,16:30-20:30*3
      Mo-Sa 10:30-14:00,17:00-20:00*3
      Mo-Fr 10:30-14:30,16:30-20:00*2
      Mo-Su 10:00-21:30*3`,
    indoors: { mall: 0.16 },
    leans: { yuntai: 2.4, shuyuan: 1.3, dengjia: 0.2 },
    onBoard: 0.1,
  }),
];
