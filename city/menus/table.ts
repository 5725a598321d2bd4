/** Sit-down meals: seafood, home cooking, dim sum, hotpot, spice, roast. */
import { menu } from './menu.ts';

export const seafoodMenu = menu(`
  M 清蒸海鲈鱼 = Steamed sea bass = 68 = 蒸得正好，骨边还带一点粉 | 豉油没盖过鱼味 | 鱼是自己去缸里挑的
  M 酱油水杂鱼 = Soy-braised mixed fish = 58 = 小杂鱼一锅，哪条都好吃 | 汤汁捞饭，我吃了两碗 | 问了老板，都是近海当天的
  M 白灼虾 = Poached prawns = 78 = 壳好剥，肉是甜的 | 不用蘸料也行
  M 姜葱炒蟹 = Crab with ginger & scallion = 128 = 蟹钳敲开是满的 | 葱比平时吃到的都香 | 手没停过，话都没说
  M 辣炒花蛤 = Spicy clams = 32 = 沙吐得干净，一颗都没咬到沙 | 汁拿来拌面最对 | 九层塔放得多
  M 蒜蓉粉丝蒸扇贝 = Garlic scallops = 48 = 粉丝比扇贝先抢光 | 蒜炒过才蒸，香 | 个头大，六只
  M 椒盐皮皮虾 = Salt & pepper mantis shrimp = 88 = 带膏的季节，背上一条橙红 | 壳割嘴，但停不下来
  M 葱油海瓜子 = Clams in scallion oil = 36 = 小小一颗，嗑着聊天 | 下酒最合适
  M 红烧小黄鱼 = Braised yellow croaker = 56 = 鱼肉成瓣，刺少 | 老人小孩都能吃
  M 铁板鱿鱼 = Sizzling squid = 46 = 脆的，没老 | 洋葱垫底也好吃
  M 蟹粥 = Crab congee = 88 = 粥里都是蟹味，撒芹菜末 | 一锅四个人刚好，最后刮锅底 | 熬得起米油
  M 油爆响螺片 = Flash-fried whelk = 98 = 片得薄，火候准，脆到有声 | 第一次觉得螺可以这么嫩
  M 海蛎豆腐汤 = Oyster tofu soup = 38 = 一勺一颗海蛎，鲜 | 胡椒放得重，喝完发汗
  S 凉拌海蜇 = Jellyfish salad = 32 = 脆得响，醋香 | 等菜的时候吃完了一盘
  S 炒海带苗 = Stir-fried young kelp = 26 = 嫩，蒜香 | 比肉先光盘
  S 酥炸小银鱼 = Fried whitebait = 34 = 一口一条，骨头都酥 | 椒盐撒得轻
  S 紫菜炒饭 = Laver fried rice = 28 = 头水紫菜，香得很 | 粒粒分开，镬气足
  S 炒青菜 = Stir-fried greens = 22 = 海鲜吃多了要靠它 | 菜是自家地里的
  D 冰镇杨梅汁 = Iced bayberry juice = 18 = 酸得正，解腥 | 扎壶的，五个人喝
  D 生啤 = Draught beer = 15 = 冰得杯子挂水 | 配花蛤没话说
`);

export const homeMenu = menu(`
  M 红烧肉 = Braised pork belly = 48 = 肥的入口就没了，瘦的不柴 | 汁收得亮，我妈尝了都点头 | 配的是笋干
  M 姜母鸭 = Ginger duck = 88 = 姜片炒到焦，麻油香 | 鸭肉紧，不是养殖久的那种软 | 天冷吃一锅，手脚都热了 @姜母鸭,菜馆,家常菜,小馆,饭店
  M 酸菜鱼 = Pickled-cabbage fish = 68 = 酸菜是自己泡的，酸得干净 | 鱼片薄厚匀，滑 | 汤还能再下一份粉 @酸菜鱼,小炒,菜馆
  M 柴火鸡 = Wood-fired chicken = 98 = 围着灶吃，贴的饼最好吃 | 鸡是走地的，骨头硬 @柴火鸡,农家菜,土菜馆
  M 白切羊肉 = Poached mutton = 88 = 带皮，蘸姜醋，一点不膻 | 汤是白的，先喝一碗 @羊肉馆
  M 红焖羊肉 = Braised mutton = 98 = 萝卜比羊肉抢手 | 两个人点半份就够 @羊肉馆
  M 荔枝肉 = Lychee pork = 42 = 酸甜，外面一层壳是脆的 | 小孩一个人吃半盘
  M 芋头排骨煲 = Taro & rib pot = 52 = 芋头粉，化在汁里 | 排骨啃得干净
  M 清炖土鸡汤 = Chicken soup = 88 = 汤上一层黄油，撇开喝很清 | 加了当归，味道不冲
  M 葱烧豆腐 = Braised tofu = 26 = 豆腐煎过，外面有韧劲 | 二十来块的菜做得认真
  M 小炒黄牛肉 = Stir-fried beef = 52 = 火大，牛肉嫩，辣得刚好 | 泡椒和芹菜都别剩
  M 咸鱼茄子煲 = Salt fish & aubergine = 36 = 咸鱼是底味，茄子吸得满 | 一上来还咕嘟着
  M 梅菜扣肉 = Pork with preserved greens = 48 = 梅菜甜，肉一夹就断 | 汁拌饭，添了一次
  M 家常带鱼 = Home-style ribbonfish = 42 = 带鱼厚，煎得两面黄 | 酱油和糖的比例像我奶奶做的
  S 蒜蓉空心菜 = Water spinach = 18 = 翠的，梗是脆的 | 火候好
  S 炒米粉 = Fried rice vermicelli = 26 = 料切得细，米粉不断 | 一大盘，四个人当主食
  S 拍黄瓜 = Smashed cucumber = 14 = 先上的凉菜，开胃 | 蒜放得狠
  S 丝瓜蛤蜊 = Loofah & clams = 32 = 汤甜，丝瓜没发黑 | 清爽
  S 凉拌木耳 = Wood-ear salad = 16 = 小朵的，脆 | 醋香
  D 米酒 = Rice wine = 22 = 自酿的，甜，后劲在后面 | 温了喝
  D 玉米汁 = Corn juice = 20 = 现打的，热的 | 小孩抢着喝
`);

export const dimSumMenu = menu(`
  M 虾饺 = Prawn dumplings = 28 = 皮透，虾脆，一笼三只太少 | 褶捏得细，放凉也不破
  M 干蒸烧卖 = Pork shaomai = 22 = 肉是手切的，顶上有蟹籽 | 热的时候最弹
  M 豉汁凤爪 = Chicken feet = 20 = 一吮就脱 | 豉香里有一点甜
  M 叉烧包 = Barbecue pork bun = 20 = 开口的，叉烧汁多 | 面皮松，撕开有层
  M 流沙包 = Molten custard bun = 22 = 真的会流，先咬小口 | 咸蛋黄沙沙的
  M 鲜虾红米肠 = Red rice roll = 30 = 外面软里面脆，两种口感 | 颜色好看，小孩先夹这个
  M 豉汁蒸排骨 = Steamed ribs = 24 = 底下的芋头入味 | 骨边肉最香
  M 金钱肚 = Honeycomb tripe = 26 = 软但还有嚼头 | 沙姜味浓
  S 榴莲酥 = Durian puff = 28 = 酥皮掉一桌，馅是真榴莲 | 趁热
  S 煎萝卜糕 = Turnip cake = 18 = 腊味丁很多，煎得脆边 | 自己要一碟辣酱
  S 马拉糕 = Brown sugar sponge = 16 = 松，红糖味，不粘牙 | 老人爱
  S 蛋挞 = Egg tart = 18 = 出炉时间写在黑板上 | 皮是酥的那种
  D 生滚鱼片粥 = Fish congee = 32 = 鱼片放进去刚熟，滑 | 一碗分三小碗
  D 菊普茶 = Chrysanthemum pu'er = 12 = 一位十二，水一直续 | 解腻靠它
`);

export const hotpotMenu = menu(`
  M 吊龙 = Beef rump = 52 = 八秒就好，有油花，甜的 | 现切，盘子倒过来不掉
  M 匙柄 = Beef blade = 58 = 中间那条筋是脆的 | 每天只有几份
  M 手切羊肉 = Hand-cut mutton = 48 = 厚薄不匀才是手切 | 涮完汤还是清的
  M 鲜毛肚 = Fresh tripe = 48 = 七上八下，脆得响 | 叶子大，没有药水味
  M 活虾滑 = Prawn paste = 46 = 挤下去立刻浮起来，全是虾 | 能看到虾肉颗粒
  M 麻辣牛肉 = Spicy beef = 46 = 裹了辣椒面，下锅汤更香 | 嫩，应该打了蛋清
  M 椰子鸡锅底 = Coconut chicken pot = 98 = 先喝三碗汤再下菜 | 椰肉也能吃 @椰子鸡
  M 猪肚鸡锅底 = Tripe & chicken pot = 88 = 胡椒够，喝完后背出汗 | 猪肚洗得干净 @猪肚鸡
  M 鲜鱼片 = Fish slices = 48 = 黑鱼现杀，弹 | 涮一下卷起来就能吃 @鱼火锅,海鲜火锅,豆捞
  M 海鲜拼盘 = Seafood platter = 128 = 蛏子、虾、蛤蜊、小鲍鱼 | 先下海鲜，汤底就有了 @海鲜火锅,豆捞
  S 鸭血 = Duck blood = 18 = 嫩，煮久也不散 | 便宜大碗
  S 炸豆皮 = Fried tofu skin = 16 = 三秒就捞，脆的 | 吸红汤
  S 现炸酥肉 = Crispy pork = 32 = 花椒粒在里面，空口吃完一盘 | 等菜神器
  S 竹荪 = Bamboo fungus = 22 = 吸满汤，咬下去要小心 | 清锅里煮最好
  S 手工面 = Handmade noodles = 12 = 最后下，吃的是汤 | 一份够两个人
  S 时蔬拼盘 = Greens platter = 28 = 五样，洗得干净 | 茼蒿可以单加
  D 酸梅汤 = Sour plum drink = 18 = 一扎，无限续 | 少糖，有陈皮味
  D 冰粉 = Ice jelly = 10 = 红糖浇得多，花生碎 | 辣完来一碗
`);

export const spicyMenu = menu(`
  M 辣椒炒肉 = Chilli pork = 38 = 螺丝椒香，肥肉煸出油 | 饭添了三次，说出来不好意思 | 看着普通，一口就知道锅热
  M 剁椒鱼头 = Fish head with chilli = 78 = 鱼头大，半边就够三个人 | 汤汁下面条，最后抢
  M 水煮鱼 = Boiled fish in chilli = 72 = 豆芽垫底，鱼片滑 | 花椒现泼，上桌还响 @川菜馆,水煮鱼
  M 毛血旺 = Spicy blood & tripe = 58 = 料多，鸭血嫩 | 麻在前，辣在后 @川菜馆
  M 辣子鸡 = Chilli chicken = 52 = 在辣椒里找鸡，找到的都脆 | 下酒 @川菜馆,辣子鸡
  M 烤鱼 = Grilled fish = 98 = 先烤再煮，皮还是焦的 | 配菜吸了汁，比鱼先空 @烤鱼
  M 麻辣香锅 = Spicy dry pot = 76 = 自己称，少荤多素也香 | 藕片要多拿 @麻辣香锅
  M 干锅花菜 = Dry-pot cauliflower = 36 = 花菜脆，五花肉煸干了 | 酒精炉一直热着 @干锅,湘菜馆,小炒
  M 冒菜 = Sichuan hot bowl = 32 = 一个人的火锅，微辣就够味 | 宽粉别忘 @冒菜
  M 紫苏牛蛙 = Bullfrog with perilla = 88 = 紫苏放了一大把，肉嫩 | 骨头小心 @牛蛙,湘菜馆
  M 土钵鸡 = Clay-bowl chicken = 68 = 鸡切得小，入味 | 汤泡饭 @土钵菜,湘菜馆
  M 回锅肉 = Twice-cooked pork = 42 = 肉卷起来了，蒜苗香 | 豆瓣味正 @川菜馆,小炒
  M 豆豉蒸腊肉 = Cured pork with black beans = 46 = 腊肉是柴火熏的 | 肥的透明
  S 擂椒皮蛋 = Pounded chilli & egg = 22 = 自己擂，越擂越香 | 拌饭
  S 酸豆角肉末 = Pickled beans & pork = 26 = 酸得正，下饭第一名 | 可以打包一份回去配粥
  S 手撕包菜 = Hand-torn cabbage = 24 = 干辣椒炝得香，脆 | 没有水
  S 凉粉 = Bean jelly = 14 = 滑，红油亮 | 先吃这个垫一下
  D 冰豆浆 = Iced soy milk = 8 = 救命的 | 一人一杯
  D 米酒小汤圆 = Rice wine balls = 18 = 热的，甜，解辣 | 桂花香
`);

export const roastMenu = menu(`
  M 烧鹅例牌 = Roast goose = 58 = 皮脆，肥的地方有一点汁 | 酸梅酱自己要 | 去晚了只剩鹅胸
  M 蜜汁叉烧 = Honey barbecue pork = 42 = 肥瘦三七，边上有焦 | 不是死甜，有酒香
  M 脆皮烧肉 = Crispy pork belly = 42 = 咬的声音隔壁桌都听得见 | 蘸黄芥末
  M 白切鸡 = Poached chicken = 48 = 皮是弹的，骨髓还带红 | 姜葱油可以多要一碟
  M 豉油鸡 = Soy chicken = 46 = 玫瑰露的味道，汁浓 | 半只两个人
  M 卤水拼盘 = Braised platter = 48 = 鹅掌、豆腐、猪耳都有 | 卤汁不咸 @卤水,烧腊
  M 盐焗鸡 = Salt-baked chicken = 56 = 手撕的，沙姜香 | 凉了更好吃 @盐焗鸡
  M 双拼饭 = Two-meat rice = 30 = 叉烧配烧肉，永远不会错 | 饭上淋汁，青菜两条
  S 白灼生菜 = Blanched lettuce = 14 = 蚝油不厚 | 解腻
  S 老火汤 = Slow soup = 12 = 今天是粉葛赤小豆 | 料渣也能吃
  D 冻柠茶 = Iced lemon tea = 12 = 茶味够 | 配烧鹅对了
`);
