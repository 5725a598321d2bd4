/** Places where people sit down together: the big meals of the day. */
import { trade } from './trade.ts';

const twoMeals = `
  Mo-Su 11:00-14:00,17:00-21:30*4
  Mo-Su 10:30-14:00,16:30-21:00*3
  Tu-Su 11:00-14:00,17:00-21:00; Mo off*2
  Mo-Su 11:00-21:30*2
  Mo-Th 11:00-14:00,17:00-21:00; Fr-Su 11:00-22:00`;

const mallHours = `
  Mo-Su 10:00-22:00*4
  Mo-Su 11:00-21:30*2
  Mo-Th 11:00-21:30; Fr-Su 11:00-22:30*2`;

export const tableTrades = [
  trade({
    id: 'seafood',
    zh: '海鲜',
    category: 'restaurant',
    cuisines: ['seafood'],
    count: 148,
    signs: 'PT*5 ST*3 WT*4 DT',
    spendYuan: [68, 190],
    theme: 'seafood',
    things: `海鲜大排档=Seafood_Stall 海鲜=Seafood 渔家菜=Fisher_Kitchen 小海鲜=Small-Boat_Seafood
      海鲜加工=Cook-Your-Catch 鱼头=Fish_Head 酱油水海鲜=Soy-Braised_Seafood 蟹粥=Crab_Congee
      海鲜酒楼=Seafood_Restaurant`,
    words: `潮起=Rising_Tide 归帆=Homeward_Sail 渔火=Fisher_Lights 满舱=Full_Hold
      赶海=Low_Tide 头水=First_Catch 东风=East_Wind 渔嫂=Fisherwife 船老大=The_Skipper
      三号泊位=Berth_Three 退潮=Ebb_Tide 浪里=In_the_Waves 收网=Hauling_In 大黄鱼=Big_Croaker
      两桨=Two_Oars 码头边=Quayside 鲜上鲜=Fresh_on_Fresh 讨海人=Sea_People 白帆=White_Sail
      冰鲜仓=Ice_Hold 晒网=Drying_Nets`,
    wordThings: `海鲜大排档=Seafood_Stall 小海鲜=Seafood 海鲜=Seafood 渔家菜=Fisher_Kitchen
      海鲜酒楼=Seafood_Restaurant`,
    hours: `
      Mo-Su 10:30-14:00,16:30-22:00*3
      Mo-Su 16:30-01:30*3
      Mo-Su 11:00-21:30*2
      Mo-Su 17:00-02:00*2
      Mo-Th 11:00-21:30; Fr-Su 11:00-23:30*2
      We-Mo 11:00-14:00,17:00-21:30; Tu off`,
    indoors: { mall: 0.06, yard: 0.05 },
    leans: { matou: 3, beiwan: 2.2, dengjia: 1.8, yuntai: 0.4 },
    onBoard: 0.2,
  }),
  trade({
    id: 'home-cooking',
    zh: '家常菜',
    category: 'restaurant',
    cuisines: ['chinese', 'local'],
    count: 206,
    signs: 'PT*5 ST*3 WT*4 DT*2',
    spendYuan: [42, 98],
    hours: twoMeals,
    things: `菜馆=Kitchen 小炒=Stir-Fry 家常菜=Home_Cooking 私房菜=Private_Kitchen 土菜馆=Country_Kitchen
      饭店=Eatery 小馆=Little_Restaurant 农家菜=Farmhouse_Kitchen 姜母鸭=Ginger_Duck
      酸菜鱼=Pickled-Cabbage_Fish 柴火鸡=Wood-Fired_Chicken 羊肉馆=Mutton_House`,
    words: `灶下=By_the_Stove 小满=Grain_Full 有余=Plenty 两杯=Two_Cups 半两=Half_a_Tael
      团圆=Reunion 院子=Courtyard 围桌=Round_the_Table 回家=Homeward 老灶=Old_Stove
      人间小事=Small_Things 檐下=Under_the_Eaves 五谷=Five_Grains 山海=Hills_&_Sea
      外婆灶=Grandma's_Stove 添柴=More_Firewood 开饭=Dinner's_Ready 月半=Half_Moon
      瓦罐=Clay_Jar 东厢=East_Room 米缸=Rice_Jar 常来=Come_Often 隔壁家=Next_Door`,
    wordThings:
      '小馆=Bistro 菜馆=Kitchen 家常菜=Home_Cooking 私房菜=Private_Kitchen 饭店=Eatery',
    theme: 'food',
    indoors: { mall: 0.12, yard: 0.02 },
    onBoard: 0.14,
  }),
  trade({
    id: 'dim-sum',
    zh: '茶楼',
    category: 'restaurant',
    cuisines: ['dim_sum', 'cantonese'],
    count: 38,
    signs: 'WT*5 ST*2 PT',
    spendYuan: [52, 110],
    things: '茶楼=Teahouse 早茶=Morning_Tea 点心=Dim_Sum 茶居=Tea_Rooms 酒家=Restaurant',
    words: `得闲=At_Leisure 一盅=One_Pot 两件=Two_Pieces 早晨=Good_Morning 云吞月=Cloud_Moon
      慢饮=Slow_Sip
      和气=Good_Nature
      金满=Golden 榕树下=Under_the_Banyan 凤来=Phoenix_Comes 海晏=Calm_Sea 珍馐=Delicacies
      福至=Good_Fortune 水滚=Kettle's_On 半日=Half_a_Day`,
    hours: `
      Mo-Su 07:30-14:30,17:00-21:00*3
      Mo-Su 08:00-15:00*2
      Mo-Fr 08:00-14:30,17:00-21:00; Sa,Su 07:30-21:00*3
      Mo-Su 07:00-21:30*2`,
    indoors: { mall: 0.3 },
    leans: { wangchao: 1.4 },
    onBoard: 0.3,
  }),
  trade({
    id: 'hotpot',
    zh: '火锅',
    category: 'restaurant',
    cuisines: ['hotpot'],
    count: 80,
    signs: 'WT*5 PT*3 ST*3',
    spendYuan: [72, 140],
    things: `火锅=Hotpot 牛肉火锅=Beef_Hotpot 鱼火锅=Fish_Hotpot 老火锅=Old-Style_Hotpot
      铜锅涮肉=Copper-Pot_Mutton 海鲜火锅=Seafood_Hotpot 串串=Skewer_Hotpot
      猪肚鸡=Pork_Tripe_Chicken 椰子鸡=Coconut_Chicken 豆捞=Hotpot`,
    words: `红汤=Red_Broth 沸点=Boiling_Point 一桌热=Hot_Table 七上八下=Up_Seven_Down_Eight
      围炉=Round_the_Stove 大雪=Heavy_Snow 滚滚=Rolling_Boil 鲜切=Fresh_Cut 冬至=Solstice
      铜炉=Copper_Stove 山椒=Mountain_Pepper 热闹=Merry 小火=Low_Flame 汤先生=Mr_Broth
      沸腾里=Simmer_Lane`,
    wordThings: `火锅=Hotpot 老火锅=Old-Style_Hotpot 鲜牛肉火锅=Fresh_Beef_Hotpot
      海鲜火锅=Seafood_Hotpot 椰子鸡=Coconut_Chicken`,
    hours: `
      Mo-Su 11:00-14:00,17:00-23:00*3
      Mo-Su 11:00-24:00*2
      Mo-Su 17:00-02:00*2
      Mo-Th 11:00-22:00; Fr-Su 11:00-24:00*2`,
    indoors: { mall: 0.3 },
    leans: { wangchao: 1.4, shuyuan: 1.3 },
    onBoard: 0.24,
  }),
  trade({
    id: 'spicy',
    zh: '川湘菜',
    category: 'restaurant',
    cuisines: ['sichuan', 'hunan'],
    count: 92,
    signs: 'PT*4 WT*4 ST*3',
    spendYuan: [48, 96],
    hours: twoMeals,
    things: `湘菜馆=Hunan_Kitchen 川菜馆=Sichuan_Kitchen 小炒肉=Chilli_Pork 麻辣香锅=Spicy_Pot
      烤鱼=Grilled_Fish 水煮鱼=Boiled_Fish 冒菜=Sichuan_Hot_Bowl 干锅=Dry_Pot
      土钵菜=Clay-Bowl_Dishes 牛蛙=Bullfrog 辣子鸡=Chilli_Chicken`,
    words: `火候=Right_Heat 辣意=Spicy_Mood 三椒=Three_Peppers 下饭=Goes_with_Rice
      红灯笼=Red_Lantern 青椒=Green_Pepper 满头汗=Hot_Forehead
      剁椒=Chopped_Chilli 炉膛=Hearth`,
    wordThings:
      '湘菜馆=Hunan_Kitchen 川菜馆=Sichuan_Kitchen 小炒=Stir-Fry 烤鱼=Grilled_Fish',
    theme: 'food',
    indoors: { mall: 0.2 },
    leans: { shuyuan: 1.5, yuntai: 1.6 },
    onBoard: 0.16,
  }),
  trade({
    id: 'roast',
    zh: '烧腊',
    category: 'restaurant',
    cuisines: ['cantonese', 'roast'],
    count: 44,
    signs: 'PT*6 WT*2 ST*2',
    spendYuan: [22, 60],
    hours: twoMeals,
    things: `
      烧腊=Roast_Meats 烧鹅=Roast_Goose 白切鸡=Poached_Chicken 卤水=Braised_Meats
      盐焗鸡=Salt-Baked_Chicken`,
    words: `吊炉=Hanging_Oven 斩料=Chop_Chop 皮脆=Crisp_Skin 明炉=Open_Fire 荔枝木=Lychee_Wood
      半只=Half_a_Bird`,
    wordThings: '烧腊=Roast_Meats 烧味=Roasts 烧鹅=Roast_Goose',
    theme: 'food',
    indoors: { market: 0.2, mall: 0.1 },
    onBoard: 0.14,
  }),
  trade({
    id: 'japanese',
    zh: '日料',
    category: 'restaurant',
    cuisines: ['japanese'],
    count: 54,
    signs: 'WT*8 ST PT',
    spendYuan: [62, 210],
    things: `食堂=Shokudo 居酒屋=Izakaya 寿司=Sushi 拉面=Ramen 割烹=Kappo 烧鸟=Yakitori
      鳗鱼饭=Unagi 炸猪排=Tonkatsu 烧肉=Yakiniku 定食=Set_Meals`,
    words: `山茶=Camellia 小铃=Little_Bell 深雪=Deep_Snow 一番=First_Rate 北町=North_Block
      暖帘=Noren 花火=Fireworks 鲸落=Whale_Fall 木屐=Geta 夕凪=Evening_Calm 若叶=Young_Leaf
      三味=Shamisen 月见=Moon_Viewing 大江=Big_River 千鸟=Plover 蓝染=Indigo 炉边=Fireside
      屋台=Yatai`,
    hours: `
      Mo-Su 11:30-14:00,17:30-22:00*4
      Tu-Su 17:30-24:00; Mo off*2
      Mo-Su 18:00-01:00*2
      Mo-Su 11:00-21:30*2`,
    indoors: { mall: 0.4 },
    leans: { wangchao: 2, maipu: 0.3, chashan: 0.4 },
    onBoard: 0.26,
  }),
  trade({
    id: 'southern-sea',
    zh: '东南亚菜',
    category: 'restaurant',
    cuisines: ['thai', 'southeast_asian'],
    count: 24,
    signs: 'WT*7 PT',
    spendYuan: [58, 120],
    things:
      '泰餐=Thai_Kitchen 越南粉=Pho 南洋菜=Nanyang_Kitchen 冬阴功=Tom_Yum 肉骨茶=Bak_Kut_Teh',
    words: `香茅=Lemongrass 椰影=Coconut_Shade 芭蕉=Plantain 季风=Monsoon 番石榴=Guava
      侨乡=Overseas_Home 大象=Elephant 青柠=Lime 雨林=Rainforest 下南洋=South_Seas 蓝花=Blue_Pea`,
    hours: mallHours,
    indoors: { mall: 0.5 },
    leans: { wangchao: 1.6 },
    onBoard: 0.3,
  }),
  trade({
    id: 'western',
    zh: '西餐',
    category: 'restaurant',
    cuisines: ['western'],
    count: 44,
    signs: 'WT*8 ST',
    spendYuan: [78, 230],
    things:
      '西餐=Bistro 小酒馆=Bistro 披萨=Pizza 牛排=Steak 汉堡=Burgers 餐厅=Kitchen 厨房=Kitchen',
    words: `橄榄=Olive 白盘=White_Plate 灰墙=Grey_Wall 蓝窗=Blue_Window 迷迭香=Rosemary
      长桌=Long_Table 蓝调=Blues 面包窑=Bread_Oven 番茄=Tomato 无花果=Fig 慢火=Slow_Fire
      酸黄瓜=Pickle 海盐=Sea_Salt 二层=Upstairs 大叔=Uncle 银匙=Silver_Spoon`,
    hours: `
      Mo-Su 11:00-21:30*3
      Tu-Su 11:30-14:30,17:30-22:00; Mo off*3
      Mo-Fr 17:00-23:00; Sa,Su 11:00-23:00*2`,
    indoors: { mall: 0.3, yard: 0.2 },
    leans: { wangchao: 1.8, yancang: 1.8, maipu: 0.2 },
    onBoard: 0.3,
  }),
  trade({
    id: 'vegetarian',
    zh: '素食',
    category: 'restaurant',
    cuisines: ['vegetarian'],
    count: 12,
    signs: 'WT',
    spendYuan: [30, 88],
    hours: twoMeals,
    things: '素食=Vegetarian 素面馆=Vegetarian_Noodles 素菜馆=Vegetarian_Kitchen',
    words: `一叶=One_Leaf 清欢=Quiet_Joy 豆蔓=Bean_Vine 山中=In_the_Hills 净土=Good_Earth
      三餐=Three_Meals 菜根=Roots 白露=White_Dew 蔬心=Heart_of_Greens 布衣=Plain_Cloth
      半亩=Half_an_Acre 竹影=Bamboo_Shade`,
    indoors: {},
    leans: { chashan: 4 },
    onBoard: 0.3,
  }),
];
