/** Said about breakfasts, noodles, dumplings, snacks and roast meat. */
import { lines } from './lines.ts';

export const quickOpenings = lines(`
  alone morning | 早上(六点四十/七点出头/七点半/快八点)到的，前面(三桌/两个人/四五个人)
  alone morning | 跑完步(顺路/一身汗)过来的
  morning | 昨晚没睡好，今天一早就出来找吃的
  morning | 送完孩子上学，(一个人/慢慢)坐下来吃口热的
  morning | 赶(早班船/八点的会)，打包了一份在路上吃
  morning weekend | 周末难得早起一回
  morning weekday | 上班路上绕了(两百米/一个路口)
  morning cold | 今天降温，站在门口看蒸汽都觉得暖
  morning hot | 才七点多就热得不行，还好店里风扇大
  alone noon | 中午一个人，不想再吃外卖了
  alone noon weekday | 午休只有四十分钟，走过去(六分钟/刚好)
  noon weekday | 公司楼下吃腻了，同事说(往里走两条街/拐进{where}看看)
  noon weekend | 睡到中午，第一顿就是这个
  pair noon | 跟同事(AA/拼了一张小桌)
  pair | 带{friend}来，他说(也就那样/看着一般)，最后汤都喝了
  family | 我妈来岚港住几天，带她吃点(本地的/家常的)
  family | 娃点名要来的，说上次那个好吃
  family weekend | 一家三口，两碗大的一碗小的
  afternoon | 下午三点多，(错过饭点/店里空着一半)
  afternoon alone | 逛到腿酸，进来坐坐
  evening alone | 下班晚了，就想吃口带汤的
  evening street | 天刚黑，{where}上的灯一盏盏亮起来，就这家人最多
  evening weekday | 周五，不想做饭
  night alone | 加班到九点半，路过还亮着灯
  night | 夜里饿得睡不着，套件外套就下楼了
  cold | 这几天风大，就惦记一口热汤
  hot | 热到没胃口，居然吃完了
  lane | {where}口上，招牌旧旧的，走过头又退回来
  lane | 导航到{where}会绕，看到修车摊往里拐就是
  market | 买完菜，(手里还拎着一把空心菜/顺便)在档口站着吃了
  mall | 商场里难得有这么老实的价
  again | 第(三/四/五/七)次来了，还没写过，补一篇
  again | 搬家之前每周都来，今天特意坐车回来吃
  again | 从{ago}吃到现在，价格就涨过一次
  * | 住{district}的应该都知道{sign}
  * | 一直听人说{sign}，今天总算(赶上/没去晚)
  * | {friend}带路，不然我找不到
  * | 被{friend}念叨了一个月
  * | 说一下{where}的{sign}
  * | 外地朋友问我平时吃什么，就是这种
  * | 从{district}骑车过来，二十分钟
`);

export const quickMiddles = lines(`
  * | 桌子擦得干净，筷子是消毒柜里拿的
  * | 店很小，(六张/五张/四张)桌子，要拼桌
  * | 老板(话不多，手快/在里面忙，老板娘管收钱/记性好，第二次就知道我不要香菜)
  * | 加汤加(面/粉)不用钱，但别浪费
  * | 辣椒是自己做的，罐子放桌上，随便舀
  * | 厨房是敞开的，怎么做都看得见
  * | 小碗就够，大碗是给干活的人的
  * | 出餐(五六分钟/挺快的/不算快，急的话别挑饭点)
  * | 墙上贴着手写的价目，没有二维码，要喊
  * | 前面的阿姨买了二十份打包，等了一会
  * | 碗是那种蓝边的老瓷碗
  * | 听隔壁桌两个阿伯聊天下饭
  * | 收银台边上趴着一只橘猫，不理人
  * | 小哥端过来的时候喊了一声小心烫
  * | 油不重，吃完嘴巴不腻
  * | 味道偏淡，口重的自己加酱
  * | 偏咸一点，配粥刚好
  * | 我吃不出门道，但就是想再吃
  * | 用料看得见，不是糊弄的
  * | 和小时候校门口那家一个味
  * | 我爸吃了一口说，这个对
  cheap | 两个人吃撑了才(三十出头/四十不到)
  cheap | {spend}块左右，这个价现在不多了
  cheap | 花得比坐船还少
  morning | 来的都是熟客，喊一声就知道要什么
  morning | 八点半之后要等，早点来
  morning weekend | 周末十点前都有位
  noon weekday | 十二点一刻开始排到门外，十一点半来不用等
  noon | 中午翻台快，别不好意思催
  evening | 晚上人少，能坐久一点
  night | 半夜还有这么多人吃，心里踏实
  night | 出租车师傅一排停门口，错不了
  family | 给小孩拿了小碗小勺，没开口就送来了
  family | 老人说软硬合适
  pair | 两个人点三样，换着吃
  cold | 吃到后背发热，外套都脱了
  hot | 没空调，风扇三台，能接受
  lane | 门口能坐，树底下两张矮桌
  lane | 巷子里车进不来，走路
  market | 档口没有座，站着吃，热闹
  again | 味道没变，老板多了几根白头发
  again | 这回碰上老板的儿子掌勺，也可以
`);

export const quickTails = lines(`
  * | 下次试{dish2}
  * | 还会来
  * | 想吃{dish2}，下回早点
  * | 打包了一份给{friend}
  * | 就在{where}，看到排队的就是
  * | 停车不好停，骑车或者走路
  * | 现金和扫码都行
  * | 卖完就收，别太晚
  * | 周一有时候不开，去之前打个电话
  * | 没什么好挑的
  * | 唯一不好是(没地方坐/等得有点久/座位挤)
  * | 汤要趁热喝
  * | 大碗真的大
  * | 写给和我一样不会做饭的人
  * | 住附近真好
  * | 希望别涨价
  * | 回来补个记录
  alone | 一个人吃饭也挺好
  alone | 吃完走路回去，刚好消食
  morning | 吃完这顿，一天就开始了
  morning | 明早还来
  noon weekday | 下午不困，奇怪
  evening | 吃完去海边走了一圈
  night | 回去倒头就睡
  family | 我妈说下个月还来
  family | 娃说明天还要
  pair | {friend}说欠我一顿，我说就这儿还
  cold | 冬天的早上就靠它了
  again | 老板，别搬走
  again | 吃了这么久，第一次拍照
`);
