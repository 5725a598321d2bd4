/** Shops that sell things to take home. */
import { trade } from './trade.ts';

const shopHours = `
  Mo-Su 10:00-22:00*3
  Mo-Su 09:30-21:00*3
  Mo-Su 10:30-20:30*2
  Tu-Su 11:00-19:00; Mo off*2`;

export const goodsTrades = [
  trade({
    id: 'fruit',
    zh: '水果',
    category: 'shop',
    cuisines: ['greengrocer'],
    count: 58,
    signs: 'PT*6 ST*3 WT*2',
    spendYuan: [18, 60],
    things: '水果=Fruit 果行=Fruit_Shop 鲜果=Fresh_Fruit 果蔬=Fruit_&_Veg',
    words:
      '甜瓜=Melon 一筐=A_Basket 熟透=Ripe 挑一挑=Pick_&_Choose 果农=Grower 当季=In_Season',
    hours: 'Mo-Su 08:00-22:30*3\nMo-Su 07:00-21:00*2\nMo-Su 09:00-23:00',
    indoors: { market: 0.3 },
    onBoard: 0.04,
  }),
  trade({
    id: 'convenience',
    zh: '便利店',
    category: 'convenience',
    count: 88,
    signs: `
      ST*5 WT*3 PT*3`,
    spendYuan: [8, 30],
    things: '便利店=Convenience 小超市=Mini-Mart 食杂店=Corner_Shop',
    words:
      "灯亮=Light_On 顺手=Handy 楼下=Downstairs 随便买=Pop_In 邻里=Neighbour 八点=Eight_O'Clock",
    hours: 'Mo-Su 00:00-24:00*4\nMo-Su 07:00-23:00*3\nMo-Su 06:30-24:00*2',
    indoors: {},
    onBoard: 0.01,
  }),
  trade({
    id: 'supermarket',
    zh: '超市',
    category: 'supermarket',
    count: 14,
    signs: `
      WT*3 ST DT`,
    spendYuan: [40, 120],
    things: '超市=Supermarket 生鲜超市=Fresh_Market 平价超市=Discount_Market',
    words: `
      惠邻=Good_Neighbour 万家灯=Ten_Thousand_Lamps 丰年=Good_Harvest 一篮=One_Basket
      千菜=Thousand_Greens`,
    hours: `
      Mo-Su 07:30-22:00*3
      Mo-Su 08:00-21:30*2`,
    indoors: { mall: 0.3 },
    onBoard: 0.05,
  }),
  trade({
    id: 'dried-seafood',
    zh: '海味干货',
    category: 'shop',
    cuisines: ['seafood'],
    count: 44,
    signs: 'PT*7 ST*3 WT*2',
    spendYuan: [60, 260],
    things:
      '海味=Dried_Seafood 干货=Dry_Goods 鱼干铺=Dried_Fish 紫菜行=Laver 虾皮海货=Dried_Shrimp',
    words: `
      晒场=Drying_Yard 咸香=Salt_&_Savour 风干=Wind-Dried 老渔行=Old_Fish_House 三鲜=Three_Fresh`,
    hours: 'Mo-Su 08:00-19:00*3\nMo-Su 07:00-18:00*2\nMo-Su 09:00-21:00',
    theme: 'market',
    indoors: { market: 0.24 },
    leans: { matou: 2, jiugang: 2 },
    onBoard: 0.05,
  }),
  trade({
    id: 'flowers',
    zh: '花店',
    category: 'shop',
    cuisines: ['florist'],
    count: 30,
    signs: `
      WT*6 PT`,
    spendYuan: [39, 240],
    things: '花店=Flowers 花事=Flowers 鲜花=Fresh_Flowers 花园=Garden',
    words: `野径=Wild_Path 晨露=Dew 小雏菊=Daisy 半束=Half_a_Bunch 枝上=On_the_Branch 草木间=Among_Plants
      阳台上=On_the_Balcony 明天见=See_You_Tomorrow 郁金=Tulip 五月=May`,
    hours: shopHours,
    indoors: { mall: 0.15 },
    onBoard: 0.15,
  }),
  trade({
    id: 'books',
    zh: '书店',
    category: 'shop',
    cuisines: ['books'],
    count: 14,
    signs: 'WT',
    spendYuan: [30, 90],
    things: '书店=Bookshop 书房=Books 旧书店=Second-Hand_Books',
    words: `纸上=On_Paper 灯塔=Lighthouse 夹页=Bookmark 岛屿=Island 未完=Unfinished 竖排=Vertical_Lines
      抄书=Copying 书脊=Spine 字间=Between_Words 读潮=Reading_Tides 单行本=Single_Volume
      南墙=South_Wall`,
    hours: `
      Mo-Su 10:00-21:00*3
      Tu-Su 11:00-20:00; Mo off*3`,
    indoors: { mall: 0.2, yard: 0.2 },
    leans: { shuyuan: 3, yancang: 2 },
    onBoard: 0.25,
  }),
  trade({
    id: 'household',
    zh: '杂货',
    category: 'shop',
    cuisines: ['gift'],
    count: 38,
    signs: 'WT*5 PT*3 ST*2',
    spendYuan: [25, 150],
    theme: 'craft',
    things: '杂货=Sundries 文具=Stationery 瓷器=Porcelain 竹器=Bambooware 旧物=Second-Hand',
    words: `日用=Everyday 碎碎=Odds_&_Ends 木匣=Wooden_Box 土与火=Earth_&_Fire 针脚=Stitches
      抽屉=Drawer 好用=Useful 铅笔头=Pencil_Stub 窗台=Windowsill 手边=At_Hand`,
    hours: shopHours,
    indoors: { mall: 0.2, yard: 0.25 },
    leans: { jiugang: 1.6, yancang: 1.8 },
    onBoard: 0.08,
  }),
  trade({
    id: 'clothes',
    zh: '服装',
    category: 'shop',
    cuisines: ['clothes'],
    count: 58,
    signs: `
      WT*6 PT*2`,
    spendYuan: [120, 460],
    things: '服装=Clothes 衣橱=Wardrobe 女装=Womenswear 古着=Vintage 童装=Kidswear',
    words: `素麻=Plain_Linen 另一件=Another_One 衣角=Hem 风衣=Trench 棉朵=Cotton 裁云=Cut_Cloud
      蓝布=Blue_Cloth 中号=Medium 换季=New_Season 镜前=At_the_Mirror 阔腿=Wide_Leg 浅色=Pale`,
    hours: shopHours,
    indoors: { mall: 0.55 },
    leans: { wangchao: 1.6 },
    onBoard: 0.03,
  }),
  trade({
    id: 'glasses',
    zh: '眼镜',
    category: 'shop',
    cuisines: ['optician'],
    count: 15,
    signs: 'WT*3 PT ST',
    spendYuan: [180, 680],
    things: '眼镜=Opticians 眼镜店=Opticians',
    words:
      '看得清=Clear_Sight 明视=Bright_View 一点五=One_Point_Five 清晰=Clarity 远近=Far_&_Near',
    hours: shopHours,
    indoors: { mall: 0.35 },
    onBoard: 0.12,
  }),
];
