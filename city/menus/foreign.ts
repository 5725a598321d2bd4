/** Japanese, Nanyang, western and vegetarian tables. */
import { menu } from './menu.ts';

export const japaneseMenu = menu(`
  M 海胆手卷 = Urchin hand roll = 58 = 海胆是甜的，海苔现烤 | 师傅说三十秒内吃完，我十秒
  M 三文鱼刺身 = Salmon sashimi = 68 = 切得厚，油脂匀 | 没有冰碴
  M 鳗鱼饭 = Grilled eel on rice = 78 = 烤完再蒸，骨刺吃不到 | 酱汁拌饭，底下还有一层 @鳗鱼饭,食堂,定食,割烹
  M 豚骨拉面 = Tonkatsu ramen = 42 = 汤厚但不腻，叉烧是炙过的 | 面可以免费加一次 @拉面,食堂
  M 厚切猪排 = Thick pork cutlet = 52 = 中间是粉的，边上一咬咔嚓 | 卷心菜丝随便加 @炸猪排,定食,食堂
  M 烧鸟五串 = Five chicken skewers = 48 = 鸡皮烤得脆，葱比肉甜 | 盐味比酱味好 @烧鸟,居酒屋
  M 和牛烧肉 = Wagyu yakiniku = 128 = 烤六成就夹，油花化在嘴里 | 店员会帮忙看火 @烧肉
  M 寿司十贯 = Ten-piece sushi = 108 = 醋饭温的，手松 | 白身鱼最让我意外 @寿司,割烹
  M 照烧鸡腿定食 = Teriyaki chicken set = 46 = 汤、小菜、蛋都配齐 | 中午来划算 @定食,食堂
  S 玉子烧 = Rolled omelette = 22 = 甜口，切开有汁 | 层次很细
  S 土豆沙拉 = Potato salad = 24 = 有培根粒，配清酒 | 绵
  S 炸鸡块 = Karaage = 32 = 柠檬一挤，配啤酒 | 皮薄
  S 茶碗蒸 = Steamed egg custard = 20 = 底下藏了一颗银杏 | 滑
  D 梅酒苏打 = Plum wine soda = 32 = 酸甜，女生都点 | 两颗梅子可以吃
  D 玄米茶 = Brown rice tea = 12 = 热的，米香 | 免费续
`);

export const southernMenu = menu(`
  M 冬阴功汤 = Tom yum soup = 58 = 酸辣够劲，虾头里有膏 | 香茅味正
  M 绿咖喱鸡 = Green curry chicken = 56 = 椰浆浓，茄子入味 | 配饭，别单吃
  M 火车头牛肉粉 = Beef pho = 38 = 汤清，罗勒自己撕 | 牛肉烫到粉红 @越南粉
  M 炸春卷 = Fried spring rolls = 32 = 生菜包着吃，蘸鱼露 | 脆
  M 肉骨茶 = Bak kut teh = 52 = 药材味不重，排骨炖得松 | 汤无限加 @肉骨茶,南洋菜
  M 海南鸡饭 = Hainan chicken rice = 42 = 饭是鸡油煮的 | 三种蘸料都要试 @南洋菜,泰餐
  M 咖喱蟹 = Curry crab = 138 = 蛋花裹得满，馒头蘸汁 | 手套给两副 @泰餐,南洋菜
  S 青木瓜沙拉 = Papaya salad = 32 = 辣得冒汗，停不下来 | 花生碎很香
  S 菠萝炒饭 = Pineapple fried rice = 42 = 装在菠萝里，小孩高兴 | 腰果脆
  D 芒果糯米饭 = Mango sticky rice = 32 = 糯米温的，芒果冰的 | 椰浆咸咸的
  D 泰式奶茶 = Thai milk tea = 18 = 颜色吓人，味道可以 | 甜
`);

export const westernMenu = menu(`
  M 玛格丽特披萨 = Margherita pizza = 68 = 窑烤的，边上有豹纹 | 罗勒是刚摘的 @披萨,餐厅,厨房,西餐
  M 海鲜披萨 = Seafood pizza = 88 = 鱿鱼圈没老，番茄底酸 | 饼薄，一个人能吃完 @披萨
  M 西冷牛排 = Sirloin steak = 138 = 要三分，来的就是三分 | 边上那条油煎得香 @牛排,西餐,餐厅,小酒馆
  M 经典牛肉堡 = House burger = 52 = 肉饼是粗绞的，汁多 | 面包自己烤，撑得住 @汉堡
  M 双层芝士堡 = Double cheeseburger = 62 = 一只手拿不住 | 薯条换沙拉不加钱 @汉堡
  M 番茄海鲜意面 = Seafood pasta = 78 = 青口和虾不少，酱是熬的 | 面有硬芯
  M 奶油蘑菇意面 = Mushroom cream pasta = 62 = 蘑菇香，没腻 | 适合两个人分
  M 油封鸭腿 = Duck confit = 98 = 皮脆，骨头一抽就出来 | 底下的土豆吸了鸭油
  M 慢烤猪肋排 = Slow-roast ribs = 118 = 拿手吃，别客气 | 酱偏甜，有烟味
  S 凯撒沙拉 = Caesar salad = 42 = 凤尾鱼放了，面包丁现烤 | 两人份
  S 松露薯条 = Truffle fries = 36 = 一端上来整桌都闻到 | 外脆里粉
  S 南瓜浓汤 = Pumpkin soup = 32 = 热的，配一片酸面包 | 不甜
  D 巴斯克芝士蛋糕 = Basque cheesecake = 36 = 中间还是流的 | 配黑咖啡
  D 自制柠檬苏打 = House lemonade = 28 = 酸，加了迷迭香 | 好看也好喝
  D 红酒一杯 = Glass of red = 48 = 店主会让你先尝一口 | 不酸
`);

export const vegetarianMenu = menu(`
  M 素佛跳墙 = Vegetarian treasure pot = 68 = 菌子炖得厚，看不出没有肉 | 汤我喝完了
  M 猴头菇煲 = Lion's mane pot = 52 = 口感像肉，但更软 | 暖
  M 香椿豆腐 = Toon tofu = 32 = 季节菜，一年只有几周 | 清
  M 素面 = Vegetarian noodles = 26 = 汤是黄豆芽吊的，很甜 | 面上铺六样菜
  M 南瓜饭 = Pumpkin rice = 28 = 锅巴香，南瓜绵 | 一个人一小锅
  S 凉拌秋葵 = Okra salad = 22 = 脆，芥末一点点 | 先吃这个
  S 素春卷 = Vegetable spring rolls = 24 = 荠菜香干馅 | 炸得干
  D 桂圆红枣茶 = Longan & date tea = 18 = 热的，喝了犯困那种舒服 | 续水
`);
