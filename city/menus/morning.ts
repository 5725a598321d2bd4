/** Breakfast, noodles, dumplings, snacks and canteens. */
import { menu } from './menu.ts';

export const breakfastMenu = menu(`
  M 鲜肉包 = Pork bun = 2.5 = 皮不厚，咬下去有汤，小心烫 | 一笼出来十分钟就没了 | 肉是手剁的，能吃出颗粒
  M 豆沙包 = Red bean bun = 2 = 豆沙不齁，应该是自己炒的 | 给小孩带两个刚好
  M 油条 = Dough stick = 2 = 现炸的，筷子夹起来很轻 | 外壳脆，放进豆浆里泡两秒最好
  M 粢饭团 = Sticky rice roll = 8 = 糯米捏得很实，一个顶到中午 | 可以只要半个的量，阿姨不嫌烦
  M 锅边糊 = Rice-batter soup = 9 = 汤里虾皮放得足，撒胡椒才对味 | 米浆是现沿锅边刮的，滑
  M 糯米饭 = Savoury sticky rice = 8 = 香菇和五花肉切得很碎，酱色不死咸 | 表面那点锅巴要跟老板讨
  M 葱油饼 = Scallion pancake = 5 = 葱给得大方，凉了也不硬 | 排队看她擀，三下一张
  M 煎饼果子 = Crispy crêpe = 9 = 加了薄脆再加一根油条，一口咬不下 | 酱偏甜，可以让他少刷
  S 茶叶蛋 = Tea egg = 2 = 泡够了时间，蛋黄都是咸香的 | 裂纹很密，剥开像瓷片
  S 碗糕 = Steamed rice cake = 3 = 开口笑的那种，米香很淡很舒服 | 一掰开还有气孔
  S 烧卖 = Shaomai = 6 = 糯米里拌了笋丁，不腻 | 皮薄到能看见香菇
  D 咸豆浆 = Savoury soy milk = 6 = 醋放得准，碗里会起云 | 虾皮和榨菜都给足了
  D 甜豆浆 = Sweet soy milk = 4 = 有一点焦香，不是粉冲的 | 早上一口热的下去人就醒了
  D 花生牛奶汤 = Peanut milk soup = 7 = 花生煮到舌头一抿就化 | 甜得很轻
`);

export const riceRollMenu = menu(`
  M 鲜虾肠粉 = Prawn rice roll = 18 = 皮薄得透光，虾是整只的 | 一条里数了数有五只虾 | 虾脆，不是冻久了的那种
  M 鲜肉蛋肠粉 = Pork & egg rice roll = 14 = 蛋液铺得匀，边上不会老 | 肉末腌过，配酱油刚好
  M 牛肉肠粉 = Beef rice roll = 16 = 牛肉嫩，一点腥味都没有 | 撒了香菜，不吃的要提前讲
  M 斋肠 = Plain rice roll = 8 = 要吃米香就点这个，淋花生酱 | 什么都不放，最考手艺
  M 叉烧肠粉 = Barbecue pork rice roll = 16 = 叉烧切小丁，每一口都碰得到 | 蜜汁和酱油混在一起很下饭
  M 海蛎肠粉 = Oyster rice roll = 20 = 海蛎小粒的，早上刚剥的那种鲜 | 这个只有冬天有，看到就点
  M 腊味肠粉 = Cured sausage rice roll = 18 = 腊肠先煎过，油香全进了皮里 | 天冷吃这个暖和
  S 白灼菜心 = Blanched greens = 12 = 菜心嫩，就是淋了点热油和生抽 | 配肠粉解腻
  S 萝卜糕 = Turnip cake = 10 = 两面煎得焦，中间是软的 | 能吃到萝卜丝
  S 凤爪 = Chicken feet = 16 = 一吮就脱骨，豉汁调得不咸 | 一份有七八只
  S 猪杂汤 = Pork offal soup = 18 = 猪肝切得薄，烫得刚刚好 | 汤里有枸杞叶，甜的
  D 皮蛋瘦肉粥 = Egg & pork congee = 10 = 粥熬到看不见米粒 | 皮蛋给了半个，良心
  D 豆浆 = Soy milk = 4 = 冰的也好喝，豆味浓 | 不甜，自己加糖
  D 冻柠茶 = Iced lemon tea = 10 = 茶底够涩，柠檬是现压的 | 少冰才喝得出茶味
`);

export const noodleMenu = menu(`
  M 红烧牛肉面 = Braised beef noodles = 24 = 牛肉是大块的，筷子一夹就散 | 汤头喝到底都不口渴 | 面可以要硬一点 @牛肉面,面馆,面铺,面庄,面缘
  M 清汤牛肉面 = Clear-broth beef noodles = 22 = 汤很清，撒一把蒜苗就够 | 萝卜煮得透，比肉还好吃 @牛肉面,面馆,面庄
  M 招牌沙茶面 = House satay noodles = 20 = 沙茶香里带一点花生的甜，不呛 | 料自己挑，我每次都加大肠和豆干 | 汤底浓，但不糊嘴 @沙茶面
  M 海鲜沙茶面 = Seafood satay noodles = 28 = 虾和鱿鱼都是现烫的 | 海鲜给得多，面反倒成了配角 @沙茶面
  M 海鲜面 = Seafood noodles = 32 = 蛤蜊、虾、小鱿鱼铺满一碗 | 汤是奶白的，一股鲜味往上冲 | 面吸了汤，越吃越好 @海鲜面,面馆
  M 牛腩粉 = Beef brisket rice noodles = 22 = 牛腩带点筋，炖得刚好咬得动 | 粉滑，吸饱了汤 @牛腩粉,粉店
  M 腩汁拌粉 = Rice noodles in brisket gravy = 18 = 干拌的更香，配一碗清汤 | 拌开来吃，葱花别挑 @牛腩粉,粉店
  M 五香卤面 = Thick-gravy noodles = 18 = 卤汁勾得不厚，香菇肉丝都在 | 老人说喜事才吃这个，我平常也吃 @卤面
  M 海鲜卤面 = Seafood gravy noodles = 26 = 蛏子和虾仁切得大，一勺下去都是料 | 撒点白胡椒更好 @卤面
  M 拌面 = Peanut-sauce noodles = 10 = 花生酱拌开很香，一定趁热 | 猪油香，简单但上瘾 @拌面扁肉,面铺
  M 扁肉 = Pork wonton soup = 10 = 肉打得脆，皮像纸一样 | 汤里有紫菜和虾皮 @拌面扁肉
  M 猪脚面线 = Pork trotter vermicelli = 26 = 猪脚软到不用嚼，面线不断 | 老人过生日必来吃一碗 @猪脚面线
  M 大肠面线糊 = Intestine vermicelli = 15 = 面线糊得很细，大肠没有异味 | 加一勺蒜蓉醋就活了 @猪脚面线
  M 米粉汤 = Rice vermicelli soup = 14 = 米粉细，汤是海蛎吊的 | 清淡，早中晚都能吃 @米粉汤,粉店
  M 大排面 = Pork chop noodles = 22 = 大排炸过再卤，酱汁渗进去了 | 青菜煮得不黄 @大排面,面馆
  M 葱油拌面 = Scallion-oil noodles = 14 = 葱熬得焦香，一点也不腻 | 面是细的，裹得住酱油 @大排面,面铺,面庄,面馆
  M 重庆小面 = Chongqing chilli noodles = 15 = 花椒是麻的那种，不是苦的 | 让老板少辣，还是吃出一头汗 @小面
  M 豌杂面 = Pea & minced pork noodles = 18 = 豌豆煮到起沙，杂酱炒得干香 | 拌匀了再吃，别喝汤 @小面
  M 牛河 = Stir-fried beef ho fun = 24 = 镬气足，牛肉滑，河粉没有断 | 一盘端上来还在冒烟 @炒粉
  M 星洲炒米粉 = Singapore fried vermicelli = 22 = 咖喱味不重，虾仁是脆的 | 米粉炒得干爽 @炒粉
  M 鱼丸面 = Fish ball noodles = 18 = 鱼丸有弹性，里面包着肉汁 | 汤里飘着芹菜末 @鱼丸面
  M 刀削面 = Knife-cut noodles = 18 = 边薄中间厚，嚼着有意思 | 站在门口看他削，面片飞进锅 @刀削面
  M 油泼面 = Hot-oil noodles = 18 = 热油浇上去滋啦一声，辣子香 | 面宽，一根能吃三口 @油泼面
  M 螺蛳粉 = Snail rice noodles = 18 = 酸笋味正，隔着半条巷子就闻到了 | 炸腐竹要先按进汤里 @螺蛳粉
  M 羊肉粉 = Mutton rice noodles = 26 = 羊肉片得薄，一点不膻 | 汤里加了薄荷 @羊肉粉
  M 黄鱼面 = Yellow croaker noodles = 38 = 一整条小黄鱼卧在面上 | 汤像牛奶，一滴没剩 @黄鱼面,海鲜面
  M 雪菜黄鱼面 = Croaker & pickle noodles = 36 = 雪菜咸得恰好，把鲜味提出来了 | 鱼没刺，放心吃 @黄鱼面
  M 腰花面 = Kidney noodles = 26 = 腰花切得漂亮，脆的 | 火候到了，晚十秒就老 @腰花面
  M 牛杂粉 = Beef offal rice noodles = 22 = 牛肚牛肠牛肺都有，洗得干净 | 萝卜垫底，吸满了汁 @牛杂粉,粉店
  S 卤蛋 = Braised egg = 3 = 卤到蛋黄边上都有颜色 | 一口咬开是溏心的
  S 凉拌海带 = Seaweed salad = 8 = 醋和蒜调得开胃 | 切得细，嚼着咯吱响
  S 炸豆干 = Fried tofu = 6 = 外面脆，里面嫩，蘸蒜蓉 | 泡在汤里更好吃
  S 煎蛋 = Fried egg = 4 = 边上焦的，蛋黄还会流 | 让老板煎老一点他也记得住
  S 烫青菜 = Blanched greens = 8 = 看季节给，今天是空心菜 | 浇了点油葱
  D 酸梅汤 = Sour plum drink = 6 = 自己熬的，有桂花味 | 不太甜，解辣
  D 豆奶 = Bottled soy milk = 5 = 玻璃瓶的，冰得透 | 配辣的一口气喝完
`);

export const dumplingMenu = menu(`
  M 韭菜鸡蛋水饺 = Chive & egg dumplings = 22 = 韭菜很嫩，鸡蛋炒得碎 | 皮是现擀的，边上不硬
  M 鲅鱼水饺 = Mackerel dumplings = 36 = 个头大，一盘十二个吃撑 | 鱼肉打得发白，一咬出汁
  M 三鲜水饺 = Three-delicacy dumplings = 32 = 虾仁是整只的，看得见红 | 馅调得淡，蘸醋刚好
  M 猪肉白菜水饺 = Pork & cabbage dumplings = 20 = 就是家里过年那个味 | 白菜水挤得干，不出汤
  M 荠菜馄饨 = Shepherd's purse wontons = 20 = 荠菜味很清，个个鼓 | 冷了做煎馄饨也行
  M 小馄饨 = Little wontons = 12 = 皮像云一样飘着，肉只有一点点 | 汤里有蛋丝和榨菜
  M 红油抄手 = Wontons in chilli oil = 18 = 红油香，不是死辣 | 底下的汤我拿来拌面了
  M 鲜肉生煎 = Pan-fried pork buns = 14 = 底是脆的，先开口喝汤 | 四个一份，我一般要两份
  M 牛肉锅贴 = Beef potstickers = 20 = 冰花底，一整片端上来 | 咬开一包汁，溅到衣服上了
  S 凉拌黄瓜 = Smashed cucumber = 12 = 拍得够碎，蒜多 | 等饺子的时候先吃这个
  S 花生米拌菠菜 = Spinach with peanuts = 14 = 老醋放得足 | 下酒的
  S 皮蛋豆腐 = Century egg tofu = 14 = 豆腐嫩，淋的是虾酱油 | 拌碎了吃
  D 饺子汤 = Dumpling broth = 1 = 原汤化原食，一块钱一碗 | 阿姨直接给我倒了一碗
  D 酸奶 = Yoghurt = 8 = 自家发的，表面一层皮 | 有点酸，自己加糖
`);

export const snackMenu = menu(`
  M 卤鸭翅 = Braised duck wings = 18 = 卤得透，骨头都是香的 | 微辣就够，中辣我冒汗 @卤味
  M 卤豆干 = Braised tofu = 8 = 切小块浇卤汁，下酒 | 吸饱了汁，一咬冒出来 @卤味
  M 卤鸡爪 = Braised chicken feet = 15 = 软糯，一抿就掉骨 | 看剧的时候能吃一盒 @卤味,鸡爪
  M 海蛎煎 = Oyster omelette = 22 = 海蛎是小的，粉少蛋多 | 边上煎到焦脆，蘸甜辣酱 | 老板说涨潮那几天的最肥 @海蛎煎,小吃,小食
  M 土笋冻 = Sandworm jelly = 10 = 冰冰的，蘸蒜蓉醋和芥末 | 第一次吃要闭眼，第二次就会自己来 @土笋冻,小吃
  M 牛杂 = Beef offal = 20 = 剪成一口一个，萝卜特别甜 | 站在锅边吃最香 @牛杂
  M 炸五香 = Five-spice rolls = 15 = 豆皮炸得酥，里面有荸荠 | 凉了回锅还是脆的 @炸五香,炸物,小吃
  M 麻糍 = Peanut mochi = 8 = 现裹的花生粉，还有点温 | 糯但不粘牙 @麻糍,煎糍粿
  M 春卷 = Fresh spring rolls = 10 = 皮是烙的，包了胡萝卜和海蛎 | 自己加贡糖，咸甜都有 @春卷,小吃
  M 臭豆腐 = Stinky tofu = 12 = 外面脆，汤汁灌进去烫嘴 | 味道不算冲，泡菜给得多 @臭豆腐
  M 烤鱿鱼 = Grilled squid = 18 = 铁板压得滋滋响，须最好吃 | 刷的酱偏甜 @烤鱿鱼
  M 煎萝卜糕 = Pan-fried turnip cake = 10 = 外焦里嫩，蒜蓉辣酱是灵魂 | 切得厚 @萝卜糕,小吃
  M 脱骨鸡爪 = Boneless chicken feet = 22 = 酸辣的，柠檬片别扔 | 一盒根本不够分 @鸡爪
  M 关东煮拼盘 = Oden platter = 18 = 萝卜炖到中间都是汤 | 下雨天捧着一杯走路很暖 @关东煮
  M 炸鸡腿 = Fried chicken leg = 13 = 皮薄脆，撕开冒热气 | 没有一股油哈味，油换得勤 @炸鸡,炸物
  M 盐酥鸡 = Popcorn chicken = 18 = 九层塔炸得香，蒜片记得要 | 一袋走到家就吃完了 @炸鸡,炸物
  M 牛肉卷饼 = Beef wrap = 15 = 饼是现烙的，卷得很紧 | 加生菜加酱，单手能吃 @卷饼
  M 包心鱼丸 = Stuffed fish balls = 12 = 一口下去喷汁，烫过的人都懂 | 鱼味正，有嚼劲 @鱼丸
  M 章鱼烧 = Takoyaki = 15 = 章鱼粒是看得见的 | 六颗，木鱼花在上面跳 @章鱼烧
  M 冰糖葫芦 = Candied hawthorn = 8 = 糖壳薄，不粘牙 | 山楂去了核 @糖葫芦
  M 鲜虾饼 = Prawn fritter = 8 = 一块上面趴三只虾，壳都是酥的 | 刚出锅的要等一下再咬 @虾饼
  M 烤红薯 = Roast sweet potato = 10 = 流糖的那种，皮一碰就掉 | 挑细长的，甜 @烤红薯
  M 煎糍粿 = Pan-fried rice cake = 8 = 两面煎到起泡，淋红糖 | 外脆里拉丝 @煎糍粿
  S 甘草水果 = Liquorice fruit = 10 = 芭乐配甘草粉，越嚼越甜 | 天热的时候当水喝
  S 炸豆腐 = Fried tofu = 6 = 空心的，蘸蒜醋 | 一块钱两个的年代过去了，还是便宜
  S 醋肉 = Vinegar pork strips = 16 = 外面一层薯粉，酸香 | 空口吃一份都不腻
  D 酸梅汤 = Sour plum drink = 6 = 冰桶里捞出来的 | 大杯的，两个人喝
  D 冬瓜茶 = Winter melon tea = 6 = 自己熬的糖，焦香 | 少冰会太甜
`);

export const canteenMenu = menu(`
  M 烧鹅饭 = Roast goose rice = 28 = 鹅皮脆，汁淋在饭上 | 要鹅腿得早点来 @烧鹅饭
  M 腊味煲仔饭 = Cured meat claypot rice = 28 = 锅巴刮得下一整片 | 等二十分钟，值得 @煲仔饭
  M 窝蛋牛肉煲仔饭 = Beef & egg claypot rice = 26 = 蛋打在中间，拌开牛肉还是嫩的 | 酱油自己淋 @煲仔饭
  M 猪脚饭 = Pork trotter rice = 22 = 猪脚卤得胶质都出来了 | 酸菜解腻，可以加一勺 @隆江猪脚饭
  M 卤肉饭 = Braised pork rice = 18 = 肥瘦对半，卤汁拌饭刚刚好 | 加个卤蛋二十块出头 @卤肉饭,食堂,快餐,饭堂
  M 辣椒炒肉盖码饭 = Chilli pork rice = 22 = 辣椒比肉香，饭不够 | 现炒的，锅气在 @盖码饭,快餐
  M 香菇鸡木桶饭 = Chicken & mushroom rice = 22 = 木桶保温，吃到最后还热 | 鸡腿肉去骨了 @木桶饭
  M 两荤一素 = Two meats, one veg = 18 = 一荤一素的价吃到两荤 | 打菜阿姨手不抖 @自选菜,快餐,食堂,饭堂
  M 三荤一素 = Three meats, one veg = 24 = 中午去菜最全，晚了只剩青菜 | 饭和汤自己添 @自选菜,食堂,饭堂
  M 小碗红烧肉 = Little bowl of braised pork = 12 = 四块，一个人刚好 | 肥的也不腻 @小碗菜
  M 小碗蒸蛋 = Little steamed egg = 6 = 滑，上面淋了点虾皮酱油 | 每次都拿 @小碗菜,蒸菜
  M 剁椒蒸鱼块 = Steamed fish with chilli = 18 = 鱼新鲜，没有土腥 | 汤汁拌饭 @蒸菜,小碗菜
  M 粉蒸排骨 = Steamed ribs in rice flour = 18 = 米粉裹得薄，底下垫了红薯 | 脱骨 @蒸菜
  M 猪排咖喱饭 = Pork cutlet curry = 28 = 咖喱带点苹果的甜，猪排现炸 | 饭可以免费加一次 @咖喱饭
  M 牛肉咖喱饭 = Beef curry rice = 30 = 牛肉炖得久，土豆化在里面 | 微辣 @咖喱饭
  M 鸡公煲 = Claypot chicken = 32 = 一个人点小份，还能下粉丝 | 汁收得浓，拌饭两碗 @鸡公煲
  S 例汤 = Soup of the day = 4 = 看天给，今天是花蛤冬瓜 | 不是味精水
  S 炒时蔬 = Stir-fried greens = 10 = 蒜蓉的，火大 | 油少
  S 卤蛋 = Braised egg = 3 = 卤得够久 | 必加
  D 绿豆汤 = Mung bean soup = 4 = 冰的，夏天管够 | 糖放得少
  D 柠檬水 = Lemon water = 6 = 配重口的饭正好 | 桶装自取
`);
