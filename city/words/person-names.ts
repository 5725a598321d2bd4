/**
 * How people of Langang are called: surnames by how common they are on this coast, given
 * names by generation, what a shopkeeper is called by the street, and what people call
 * themselves when they write.
 */
export const surnames: readonly (readonly [string, number])[] = `
  陈 120 林 110 黄 70 张 55 李 55 吴 50 王 50 郑 38 蔡 34 刘 34 许 32 周 30 杨 28 郭 24 谢 22
  叶 22 苏 20 洪 20 庄 18 曾 18 朱 16 方 16 赖 14 何 14 罗 14 徐 14 沈 12 江 12 余 12 潘 12
  魏 10 施 10 翁 10 卢 10 柯 10 高 10 邱 10 温 8 钟 8 汤 8 梁 8 宋 8 戴 8 游 7 程 7 丁 7 姚 6
  孙 6 马 6 胡 6 欧阳 3 龚 5 连 5 詹 5 简 4 童 4 涂 4 阮 4 纪 4 蓝 4`
  .trim()
  .split(/\s+/)
  .reduce<[string, number][]>((pairs, word, index, all) => {
    if (index % 2 === 0) pairs.push([word, Number(all[index + 1])]);
    return pairs;
  }, []);

const list = (text: string) => text.trim().split(/\s+/);

/** Given names, as they were fashionable when their bearers were born. */
export const givenNames = {
  olderWomen: list(`
    秀英 丽珍 美玉 淑华 桂兰 玉莲 月娥 金凤 惠珠 素琴 宝珠 翠华 彩霞 爱华 秋菊 春梅 阿珍 瑞香
    碧云 锦绣 玉梅 秀琴 丽华 美珍 雪娥 淑贞 凤仪 兰香 月英 彩云`),
  olderMen: list(`
    建国 志明 金水 国强 文辉 永福 木生 海生 天赐 来发 荣华 建华 土根 水木 庆云 茂林 清河 德胜
    炳坤 长庚 进财 福生 宝山 炎生 国栋 振兴 光明 火旺 添丁 世昌`),
  women: list(`
    晓 晓燕 静怡 雅婷 佳欣 思颖 雨桐 婉清 梦洁 诗涵 佩珊 慧敏 小琳 欣怡 嘉雯 若曦 语嫣 丹丹
    婷 敏 雪 莉 倩 颖 琪 依依 舒 芷若 钰 苗 书瑶 海宁 以宁 念慈 可心 知夏 予安 小满 一诺 亦菲 听雨
    楚楚 冰 晓彤 玲 瑶 娜 悦 思远 青 阿宁`),
  men: list(`
    航 伟 磊 俊杰 志远 浩然 子轩 宇航 家豪 建文 文博 晓峰 鹏飞 一鸣 嘉伟 少华 泽宇 立群 剑锋 凯
    斌 涛 超 勇 博文 海涛 明轩 逸凡 书航 天佑 俊 睿 成 立 川 舟 屿 松 牧 远 一帆 思源 晨 阳 帆
    柏 子墨 承恩 启明 培元`),
};

/** `阿X`, `老X` and the like over a shop door. English follows the = sign. */
export const streetGivenNames = list(`
  珍 强 明 芳 娇 水 土 海 荣 福 莲 英 秀 彬 国 辉 雄 兰 梅 丽 凤 春 金 木 龙 贵 香 菊 敏 勇
  文 峰 君 霞 月 旺 炳 添 财 根 成 宝 庆 标 和 顺 妹 仔 泉 桂 莉 铭 坤 发 良 祥 松 洪 兴 娟`);

export const callings = list(`
  胖哥=Big_Brother 大头=Big_Head 三姐=Third_Sister 二嫂=Second_Sister 光头叔=Bald_Uncle
  高佬=Tall_Fellow 细妹=Little_Sister 眼镜仔=Four-Eyes 四婶=Fourth_Aunt 七叔公=Seventh_Uncle
  两兄弟=Two_Brothers 三姐妹=Three_Sisters 父子=Father_&_Son 婆媳=Mother_&_Daughter-in-Law
  憨叔=Easy_Uncle 大嗓门=Loud_Voice 长脚=Long-Legs 小个子=Shorty 大胡子=Big_Beard
  老伙计=Old_Mates 五叔=Fifth_Uncle 六婆=Sixth_Granny 十八妹=Eighteenth_Sister
  船老大=Skipper 后生仔=Young_Lad 阿公=Grandpa 阿嬷=Grandma 白头翁=White-Hair
  大块头=Big_Fellow 闷声叔=Quiet_Uncle`);

/** What follows a surname: 陈记, 陈叔. */
export const surnameForms: readonly (readonly [string, string, number])[] = [
  ['老{}', 'Old {}', 5],
  ['{}记', "{}'s", 7],
  ['{}家', '{} Family', 3],
  ['{}叔', 'Uncle {}', 2],
  ['{}姨', 'Auntie {}', 2],
  ['{}嫂', 'Mrs {}', 1],
  ['{}伯', 'Uncle {}', 1],
  ['{}阿婆', 'Granny {}', 1],
  ['{}姐', 'Sister {}', 2],
  ['{}哥', 'Brother {}', 1],
  ['小{}', 'Young {}', 1],
];

/** Handles that note writers choose; `{}` takes a given name or a surname. */
export const handles = list(`
  阿柚 海边的{} {}在岚港 不吃香菜的{} 早起困难户 {}同学 晚点下班 两颗话梅 散步去码头 老{}头
  小{}的饭盒 只喝热的 半糖主义 电车司机{} 骑车的{} 周末不在家 阳台种葱 {}妈 {}爸 番薯藤
  一只寄居蟹 盐仓闲人 旧港土著 每天一碗面 潮汐表 猫叫{} 三号码头 海蛎自由 迷路的{} 加班的鱼
  陈皮糖 {}姐吃饭 小区门口 我爱下雨天 柳渡渡口 跑步看海 胃口很好 瘦不下来的{} 今天吃什么
  白粥配菜脯 买菜路过 咖啡续命 无糖可乐 {}的午休 大排档常客 十点前睡觉 云台打工人 风大{}
  带娃的{} 南岭山下 {}{} 老相机 橘子汽水 木瓜丝 夜里出海 {}师傅 书院北门 退休的{}老师
  台风天 听船 一碗扁肉 青团团 慢车 多吃两口 {}不加班 船票收藏家 小岛居民 靠窗的位子 沙茶酱
  榕树下的{} 北湾浪不大 省钱小{} 三分糖 鱼丸粗面 走路去上班 {}不减肥 灯塔看守 邻居家的猫`);
