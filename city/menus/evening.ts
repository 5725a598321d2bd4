/** Grill, congee, bar. */
import { menu } from './menu.ts';

export const grillMenu = menu(`
  M 羊肉串 = Lamb skewers = 36 = 肥瘦相间，孜然是现磨的 | 十串先上，不够再说 | 签子是铁的，烫手
  M 蒜蓉烤生蚝 = Garlic oysters = 48 = 个头大，蒜下面还有汁 | 一打下去没感觉 @生蚝烧烤,海鲜烧烤,烧烤,烧烤摊,炭火烧烤
  M 烤茄子 = Grilled aubergine = 16 = 茄子烤到塌，蒜末拌着吃 | 每次必点，没失过手
  M 烤鱿鱼须 = Grilled squid = 32 = 嫩，刷的是海鲜酱 | 不橡皮
  M 把子肉 = Bundled pork skewers = 38 = 一把十几签，五花肉焦边 | 配生菜 @把子烤肉
  M 烤羊腿 = Leg of lamb = 198 = 提前一小时打电话，到店就能吃 | 四个人，自己片 @烤羊腿,烤肉
  M 烤排骨 = Grilled ribs = 42 = 先腌后烤，骨头也嗦 | 甜辣口
  M 烤秋刀鱼 = Grilled saury = 22 = 皮焦，挤柠檬 | 肚子苦的那点我喜欢
  M 炭烤鸡翅 = Grilled wings = 28 = 皮脆，里面还有水 | 微辣就挺辣
  S 烤韭菜 = Grilled chives = 12 = 一把刷酱，香 | 便宜
  S 烤馒头片 = Grilled bun slices = 10 = 刷了蜂蜜，外脆 | 小孩吃这个
  S 烤玉米 = Grilled corn = 12 = 酱油黄油味 | 焦得好
  S 毛豆花生 = Edamame & peanuts = 18 = 卤过，先占着嘴 | 送了一小碟泡菜
  D 生啤 = Draught beer = 15 = 一升一扎，冰 | 喝到打烊
  D 冰红茶大扎 = Iced tea jug = 20 = 不喝酒的也有得碰杯 | 甜
`);

export const porridgeMenu = menu(`
  M 虾蟹粥 = Prawn & crab congee = 88 = 米还看得到形，汤已经稠了 | 两个人点小锅，刮得干净 | 蟹切成小块，好吮
  M 膏蟹粥 = Roe crab congee = 108 = 蟹膏化在粥里，颜色是橙的 | 等了半小时，闻着味等的
  M 鸭肉粥 = Duck congee = 22 = 鸭肉撕得细，油葱香 | 配一碟卤豆干 @鸭粥
  M 生滚牛肉粥 = Beef congee = 24 = 牛肉嫩，姜丝多 | 半夜吃不烧心 @生滚粥,粥铺
  M 海蛎粥 = Oyster congee = 36 = 海蛎最后才放，不老 | 胡椒一撒
  M 鲍鱼鸡粥 = Abalone chicken congee = 98 = 小鲍鱼一人一只 | 鸡是底，鲜
  S 菜脯煎蛋 = Turnip omelette = 26 = 咸香，煎得厚 | 送粥最好
  S 炒薄壳 = Stir-fried clams = 28 = 金不换的味道 | 一颗一颗嗑
  S 卤鹅肠 = Braised goose intestine = 36 = 脆，卤汁清 | 手快有
  S 腌生虾 = Marinated raw prawns = 48 = 冰的，辣酱油 | 胆子大的点
  S 炒麻叶 = Jute leaves = 20 = 苦一下就甜了 | 解腻
  D 油柑汁 = Emblic juice = 18 = 涩完回甘 | 消食
`);

export const barMenu = menu(`
  M 招牌特调 = House special = 78 = 海盐和西柚，不甜 | 调酒师会先问你今天累不累 | 杯口那片陈皮是他自己晒的
  M 金汤力 = Gin & tonic = 68 = 冰块大颗，化得慢 | 酒给得实
  M 威士忌酸 = Whisky sour = 78 = 泡沫细，酸得有骨头 | 喝第二杯换了烟熏的
  M 内格罗尼 = Negroni = 72 = 苦得干净 | 橙皮现烤
  M 本地米酒特调 = Rice wine cocktail = 68 = 用的是老城那家的米酒，有桂圆味 | 后劲晚到
  M 精酿皮尔森 = Pilsner = 42 = 麦香干净，配薯条 | 五号龙头 @精酿,啤酒屋
  M 浑浊IPA = Hazy IPA = 52 = 芒果味的苦 | 一品脱够了 @精酿,啤酒屋
  M 无酒精热红茶 = Alcohol-free toddy = 48 = 开车也能坐一晚 | 肉桂味
  S 炸薯条 = Fries = 32 = 蛋黄酱自己打的 | 酒还没来就空了
  S 烟熏芝士拼盘 = Cheese board = 78 = 三种，配无花果干 | 慢慢吃
  S 盐焗花生 = Salted peanuts = 18 = 温的 | 嘴闲不住
  S 炸小章鱼 = Fried baby octopus = 42 = 脆，柠檬一挤 | 这家厨房认真
  D 苏打水 = Soda = 18 = 老板主动倒了一杯 | 冰
`);
