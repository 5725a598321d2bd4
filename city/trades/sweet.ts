/** Coffee, tea, cake and sweet soup. */
import { trade } from './trade.ts';

export const sweetTrades = [
  trade({
    id: 'coffee',
    zh: '咖啡',
    category: 'cafe',
    cuisines: ['coffee'],
    count: 146,
    signs: 'WT*10 ST*3 DT',
    spendYuan: [20, 48],
    theme: 'coffee',
    things: `咖啡=Coffee 咖啡馆=Café 咖啡店=Coffee_Shop 咖啡烘焙=Coffee_Roasters 手冲=Pour-Over
      咖啡窗口=Coffee_Window`,
    words: `梧桐里=Plane_Tree_Lane 无事=Nothing_Planned 慢半拍=Half_a_Beat 小满=Grain_Full
      三点半=Half_Past_Three 白昼=Daylight 枝桠=Branches 木窗=Wooden_Window 留白=Blank_Space
      旧信=Old_Letters 雨天=Rainy_Day 二楼=Upstairs 晒太阳=In_the_Sun 拐角=Round_the_Corner
      空房间=Empty_Room 海雾=Sea_Fog 平常=Ordinary 长夏=Long_Summer 盐粒=Grain_of_Salt
      走神=Daydream 低语=Murmur 天台=Rooftop 灯下=By_Lamplight 风平=Calm 背阴=Shady_Side
      蓝门=Blue_Door 铁皮=Tin_Roof 北窗=North_Window 不远=Not_Far 猫步=Catwalk 阳台=Balcony
      矮墙=Low_Wall 早班=Morning_Shift 折页=Folded_Page 回形针=Paper_Clip 树影=Tree_Shade
      石头记=Stone_Story 副业=Side_Job 明信片=Postcard 浅灰=Light_Grey 门牌=Door_Plate
      半格=Half_a_Frame 海拔零=Sea_Level 候船室=Ferry_Lounge 一只鸥=One_Gull 老座钟=Old_Clock
      坐一会=Sit_a_While 旧船票=Old_Ferry_Ticket 晾衣绳=Clothes_Line 四方=Four_Square
      潮间带=Tidal_Zone 白噪音=White_Noise 一隅=Corner 天光=First_Light`,
    wordThings: '咖啡=Coffee 咖啡馆=Café 咖啡=Coffee 咖啡烘焙=Coffee_Roasters',
    hours: `
      Mo-Su 09:00-18:00*3
      Mo-Su 10:00-20:00*3
      Tu-Su 10:00-18:30; Mo off*3
      Mo-Fr 08:00-18:00; Sa,Su 10:00-19:00*3
      Mo,Tu,Th-Su 11:00-19:00; We off*2
      Mo-Fr 07:30-17:00
      Mo-Su 09:30-22:00`,
    indoors: { mall: 0.1, yard: 0.12 },
    leans: { yancang: 2.2, dengjia: 2.4, wangchao: 1.4, shuyuan: 1.3, maipu: 0.3 },
    onBoard: 0.24,
  }),
  trade({
    id: 'milk-tea',
    zh: '茶饮',
    category: 'cafe',
    cuisines: ['bubble_tea'],
    count: 104,
    signs: 'WT*8 ST',
    spendYuan: [11, 24],
    things:
      '鲜茶=Fresh_Tea 奶茶=Milk_Tea 茶铺=Tea_Shop 手打柠檬茶=Lemon_Tea 果茶=Fruit_Tea 茶饮=Tea',
    words: `青柚=Green_Pomelo 一叶=One_Leaf 山脚下=Foot_of_the_Hill 鸭屎香=Yashixiang 咕咚=Glug
      绿舟=Green_Boat 叶子戏=Leaf_Play 茉莉街=Jasmine_Street 冰块=Ice_Cube 满杯=Full_Cup
      小暑=Slight_Heat 凉白开=Cool_Water 阿柠=A-Ning 半糖=Half_Sugar 去冰=No_Ice 竹杯=Bamboo_Cup
      果核=Fruit_Stone 云脚=Cloud_Foot 茶摊=Tea_Stall 沁绿=Deep_Green
      晴天=Fine_Day 小水滴=Droplet 柑普=Citrus_Pu'er`,
    hours: `
      Mo-Su 10:00-22:00*4
      Mo-Su 09:30-22:30*3
      Mo-Su 11:00-23:00*2`,
    indoors: { mall: 0.34, market: 0.02 },
    leans: { shuyuan: 1.8, wangchao: 1.3 },
    onBoard: 0.14,
  }),
  trade({
    id: 'bakery',
    zh: '烘焙',
    category: 'bakery',
    cuisines: ['bakery'],
    count: 84,
    signs: 'WT*6 PT*4 ST*2',
    spendYuan: [16, 46],
    things: `面包=Bakery 烘焙=Bakery 饼家=Pastry_Shop 蛋糕=Cakes 糕饼铺=Pastries 馅饼=Pies
      老式糕点=Old-Style_Pastries`,
    words: `酵母=Yeast 麦垛=Haystack 早起=Early_Riser 面粉袋=Flour_Sack 黄油纸=Butter_Paper
      小麦=Wheat 三斤面=Three_Jin_of_Flour 木托盘=Wooden_Tray 窑口=Kiln_Mouth 慢发酵=Slow_Proof
      奶油=Cream 擀面杖=Rolling_Pin 出炉=Out_of_the_Oven 甜面包=Sweet_Loaf`,
    wordThings: '面包=Bakery 烘焙=Bakery 面包房=Bakery 甜品=Patisserie',
    hours: `
      Mo-Su 08:00-21:00*3
      Mo-Su 07:30-20:30*2
      We-Su 10:00-19:00; Mo,Tu off*3
      Tu-Su 09:00-19:30; Mo off*2`,
    indoors: { mall: 0.22, market: 0.08 },
    onBoard: 0.2,
  }),
  trade({
    id: 'dessert',
    zh: '糖水',
    category: 'cafe',
    cuisines: ['dessert'],
    count: 68,
    signs: 'PT*4 WT*4 ST*3',
    spendYuan: [10, 30],
    things: `糖水=Sweet_Soup 四果汤=Four-Fruit_Ice 豆花=Tofu_Pudding 烧仙草=Grass_Jelly
      花生汤=Peanut_Soup 绵绵冰=Snow_Ice 双皮奶=Milk_Custard 冰室=Ice_Parlour 石花膏=Agar_Jelly`,
    words: `甜到=Sweet_Enough 一勺=One_Spoon 红豆=Red_Bean 小圆子=Little_Balls 凉夏=Cool_Summer
      冰刀=Ice_Blade 白瓷碗=White_Bowl 芋泥=Taro 绿豆沙=Mung_Bean 二分糖=Little_Sugar`,
    wordThings: '糖水=Sweet_Soup 糖水铺=Sweet_Soup 甜品=Desserts 冰室=Ice_Parlour',
    hours: `
      Mo-Su 13:00-23:00*3
      Mo-Su 11:00-22:00*2
      Mo-Su 14:00-24:00*2
      Tu-Su 12:00-21:30; Mo off`,
    theme: 'food',
    indoors: { mall: 0.22 },
    leans: { jiugang: 1.5, shuyuan: 1.4 },
    onBoard: 0.16,
  }),
  trade({
    id: 'tea-house',
    zh: '茶馆',
    category: 'cafe',
    cuisines: ['tea'],
    count: 38,
    signs: 'WT*6 PT*2 ST',
    spendYuan: [38, 120],
    things: '茶馆=Teahouse 茶室=Tea_Room 茶舍=Tea_Rooms 茶行=Tea_Merchant',
    words: `听松=Listening_Pines 一盏=One_Lamp 见山=Seeing_Hills 岩骨=Rock_Bone 浮沉=Float_&_Sink
      半日闲=Half_Day_Off 檐雨=Eaves_Rain 清和=Clear_&_Mild 素手=Plain_Hands 木末=Treetop
      泉声=Spring_Sound 春焙=Spring_Roast 水仙=Narcissus 壶中=In_the_Pot 雨前=Before_the_Rain`,
    hours: `
      Mo-Su 10:00-22:00*3
      Mo-Su 13:00-23:00*2
      Tu-Su 10:00-21:00; Mo off*2
      Mo-Su 09:00-18:00`,
    leans: { chashan: 5, jiugang: 1.4 },
    onBoard: 0.24,
  }),
];
