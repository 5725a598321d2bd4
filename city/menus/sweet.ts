/** Coffee, tea drinks, bread, sweet soup, tea. */
import { menu } from './menu.ts';

export const coffeeMenu = menu(`
  M 手冲耶加雪菲 = Pour-over Yirgacheffe = 36 = 柠檬和白花的味道很清楚 | 放凉了反而更甜 | 店主会把豆子的卡片给你
  M 手冲日晒豆 = Natural pour-over = 38 = 草莓酱那种甜 | 分两杯上，热的冰的各一
  M 拿铁 = Latte = 28 = 奶打得细，豆子偏坚果 | 拉花随他心情，今天是一只鸥
  M 澳白 = Flat white = 28 = 小杯，浓 | 奶不抢
  M 美式 = Americano = 22 = 不焦不酸 | 续杯加八块
  M 海盐生椰拿铁 = Sea-salt coconut latte = 32 = 盐只有一点点，甜味就站住了 | 夏天靠它
  M 橙皮冷萃 = Orange cold brew = 30 = 橙皮是现刨的 | 泡了十几个小时，顺
  M 桂花酿拿铁 = Osmanthus latte = 32 = 桂花是自己腌的，不是糖浆味 | 热的更好
  M 陈皮美式 = Tangerine peel Americano = 28 = 一口下去像老人家的抽屉，喜欢 | 回味长
  S 巴斯克 = Basque cheesecake = 30 = 中间软，一天只烤两个 | 配黑咖啡
  S 肉桂卷 = Cinnamon roll = 24 = 热一下再上，糖霜刚化 | 香料给得够
  S 柠檬磅蛋糕 = Lemon pound cake = 24 = 湿润，皮上有一层糖壳 | 酸
  S 火腿芝士可颂 = Ham & cheese croissant = 28 = 烤过，掉渣 | 当早饭
  D 热可可 = Hot chocolate = 30 = 稠，不喝咖啡的朋友点这个 | 棉花糖自己烤
  D 气泡梅子水 = Plum soda = 26 = 酸咸，解渴 | 梅子能吃
`);

export const milkTeaMenu = menu(`
  M 茉莉鲜奶茶 = Jasmine milk tea = 16 = 三分糖刚好，茶味在前 | 杯底没有渣
  M 手打柠檬茶 = Hand-smashed lemon tea = 16 = 香水柠檬捶得够，冰到太阳穴 | 涩感很真
  M 鸭屎香单丛奶茶 = Dancong milk tea = 18 = 名字难听，香得很 | 去冰会更香
  M 芋泥鲜奶 = Taro milk = 18 = 芋泥是有颗粒的 | 吃饱了
  M 多肉葡萄 = Grape slush = 20 = 葡萄一颗颗剥的，冰沙细 | 吸管要粗的
  M 杨枝甘露 = Mango pomelo sago = 20 = 芒果熟，西柚没有苦 | 料多
  M 凤梨油柑茶 = Pineapple emblic tea = 18 = 先酸后甜，刮油 | 比想的好喝
  M 冻顶乌龙 = Dongding oolong = 12 = 原叶的，不加糖也能喝完 | 便宜
  M 黑糖珍珠鲜奶 = Brown sugar boba = 18 = 珍珠还是热的，挂壁漂亮 | 软硬正好
  S 手作麻薯 = Mochi = 10 = 现裹豆粉 | 一盒四颗
  S 仙草冻 = Grass jelly = 4 = 加两块值 | 滑
`);

export const bakeryMenu = menu(`
  M 海盐可颂 = Sea-salt croissant = 16 = 掰开是蜂窝，底是脆的 | 下午三点那炉最好 | 掉了一车座的渣
  M 酸面包 = Sourdough = 32 = 皮硬，里面润，酸得轻 | 切片冻着能吃一周
  M 核桃软欧 = Walnut loaf = 22 = 核桃烤过，不油 | 当早餐切两片
  M 肉松小贝 = Pork floss cake = 12 = 肉松厚，沙拉酱不甜 | 一盒四个
  M 菠萝包 = Pineapple bun = 8 = 酥皮完整，热的夹一片黄油 | 八块钱的快乐
  M 蛋黄酥 = Yolk pastry = 9 = 蛋黄整颗，豆沙不腻 | 送人体面
  M 老式鸡蛋糕 = Old-style egg cake = 10 = 蛋味足，蓬松 | 我爸说像他小时候的
  M 绿豆饼 = Mung bean pastry = 6 = 皮层层掉，馅绵 | 一筒六个
  M 草莓奶油蛋糕 = Strawberry cream cake = 168 = 奶油轻，草莓在中间还有一层 | 提前一天订
  M 栗子蒙布朗 = Chestnut Mont Blanc = 32 = 栗子泥现挤 | 底是脆的蛋白
  S 瑞士卷 = Swiss roll = 18 = 卷得圆，奶油不化 | 切片卖
  S 司康 = Scone = 12 = 外酥，果酱给一小罐 | 配茶
  D 冷泡乌龙 = Cold-brew oolong = 12 = 无糖，解甜 | 玻璃瓶的
`);

export const dessertMenu = menu(`
  M 四果汤 = Four-fruit ice = 15 = 石花、阿达子、莲子，料自己指 | 冰是刨的，蜂蜜水浇 | 六样料还是十五块
  M 花生汤 = Peanut soup = 9 = 花生煮到化，配一根油条 | 甜得老派
  M 芋圆烧仙草 = Grass jelly & taro balls = 18 = 芋圆不规则，手搓的 | 热的冬天也能吃
  M 红豆沙汤圆 = Red bean soup = 14 = 陈皮放了，起沙 | 烫，慢点
  M 双皮奶 = Milk custard = 14 = 皮是真的两层，奶香 | 凉的热的都好
  M 姜撞奶 = Ginger milk = 14 = 勺子立得住 | 姜辣，喝完发热
  M 芒果绵绵冰 = Mango snow ice = 26 = 一大座，三个人 | 芒果现切
  M 豆花 = Tofu pudding = 8 = 嫩得舀不起来，糖水有姜味 | 加花生
  M 杏仁茶 = Almond tea = 12 = 磨的，不是粉 | 暖
  M 榴莲忘返 = Durian bowl = 28 = 真果肉，朋友坐到对面去了 | 冰的
  S 炸鲜奶 = Fried milk = 16 = 外壳脆，里面抖 | 烫嘴
  S 糯米糍 = Glutinous balls = 10 = 椰丝裹着，芝麻馅流 | 三颗
  D 石花膏 = Agar jelly = 8 = 海边长的东西，滑，有一点海味 | 夏天一碗
`);

export const teaMenu = menu(`
  M 正岩肉桂 = Rock cinnamon tea = 128 = 第三泡最好，桂皮味出来 | 老板娘泡茶手很稳 | 一泡能坐一下午
  M 老枞水仙 = Old-bush Narcissus = 108 = 有木头和青苔的味道 | 不用多说话
  M 茉莉银针 = Jasmine silver needle = 88 = 花香是窨进去的 | 玻璃杯看叶子一根根立
  M 白牡丹 = White peony tea = 78 = 清甜，适合第一次喝茶的朋友 | 泡淡了还甜
  M 本山绿茶 = Local green tea = 48 = 就是后面这座山的，豆香 | 便宜又干净
  M 陈年普洱 = Aged pu'er = 98 = 汤红，喝完胃是热的 | 冬天喝
  S 茶点四样 = Four tea snacks = 36 = 绿豆糕、瓜子、话梅、芝麻酥 | 够两个人磨牙
  S 桂花糕 = Osmanthus cake = 18 = 凉的，不粘 | 甜度轻
  S 茶叶冰淇淋 = Tea ice cream = 22 = 抹茶比外面苦，喜欢 | 小朋友的
`);
