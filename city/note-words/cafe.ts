/** Said about coffee, tea, bread and sweet things. */
import { lines } from './lines.ts';

export const cafeOpenings = lines(`
  alone afternoon | 下午没课，带了本书来坐
  alone afternoon weekday | 请了半天假，哪也没去，就在这
  alone | 电脑带来了，一个字没写
  alone morning | 早上人少，(窗边/门口/吧台)那个位子是空的
  morning weekday | 上班前绕过来带一杯
  pair afternoon | 和{mate}聊工作，聊着聊着聊到搬家
  pair weekend | 周末逛{district}，走累了进来的
  pair | {friend}拉我来的，我平时(不喝咖啡/嫌甜)
  group afternoon | 四个人，把菜单上的甜的都点了一遍
  family weekend | 推着婴儿车，门口有坡，进得来
  family | 娃要吃甜的，我要坐下，两全
  afternoon hot | 外面三十五度，进来就不想走
  afternoon cold | 起风了，进来躲一下，结果坐到天黑
  afternoon | 雨下得突然，躲进来的
  evening | 吃完饭还想坐会儿，这家开到(九点/十点)
  evening pair | 散步路过，灯是黄的
  lane | {where}走到一半，抬头有块小木牌
  lane | 二楼，楼梯窄，包抱在前面
  mall | 看电影前买的
  again | 这个月第(四/六/八)杯
  again | 店主换了豆子，特意来喝
  * | 新开那会儿来过，现在菜单厚了一倍
  * | 搬到{district}以后的据点
  * | 路过很多次，今天门口排的人少
  * | 朋友圈里看到的，本人比照片好
  * | 我挑店只看两件事，有没有插座，吵不吵
  * | {sign}，住附近的人应该不陌生
  * | 老同学开的店，不说情面话
`);

export const cafeMiddles = lines(`
  * | 座位不多，(八九个/十来个/五六个)，工作日下午都有
  * | 店里就一个人忙，等得久一点别催
  * | 插座在靠墙那排，网不卡
  * | 音乐是老歌，声音小
  * | 杯子每个都不一样
  * | 阳光四点钟照到里面那张桌
  * | 店员会问你要不要帮忙拍照，也可以不拍
  * | 猫睡在收银机上，店主说别叫醒
  * | 甜度可以调，三分就够
  * | 冰给得不多，良心
  * | 玻璃柜里剩两块，我拿了一块
  * | 不限时间，但也别占着四人桌
  * | 外带减三块，自己带杯再减两块
  * | 有白开水，自己倒
  * | 价格正常，没有因为在{district}就贵
  * | {spend}块一个人，坐一下午
  * | 书架上的书可以借走，写个名字就行
  * | 洗手池边放了护手霜
  alone | 一个人坐吧台，看他们忙也挺解压
  alone | 旁边的人在改简历，我在发呆
  pair | 我们小声说话，没有人看过来
  pair | 点了两样分着吃
  group | 人多别来，坐不下
  family | 有小朋友的杯子，不会打碎
  morning | 第一炉刚出来，满屋子香
  afternoon weekend | 周末两点以后没位，早点
  evening | 晚上只剩两三种，别挑
  hot | 冷气不猛，坐得住
  cold | 热的杯子捂着手
  lane | 门口一棵鸡蛋花，落了一地
  lane | 窗外就是晾的被单，很生活
  mall | 外面闹，里面还行
  again | 店员换了人，味道没走样
  again | 集点卡快满了
`);

export const cafeTails = lines(`
  * | 下次试{dish2}
  * | 带走了一份{dish2}
  * | 关门早，看好时间
  * | 周一休，别白跑
  * | 找个下雨天再来
  * | 没有停车位，坐车来
  * | 想安静就工作日来
  * | 没什么缺点，除了离我家远
  * | 拍了一张窗户就收手机了
  * | 记下来，免得忘
  * | 甜的我一般吃不完，这个吃完了
  alone | 书看了四十页
  alone | 回家路上心情好一点
  pair | {friend}说下次她请
  pair | 坐到店员开始擦桌子
  family | 娃糊了一脸，值了
  morning | 明天还买这个当早饭
  afternoon | 出来刚好看到太阳掉下去
  evening | 今晚不知道睡不睡得着
  hot | 出门又是一身汗，想回去
  cold | 走出去围巾上都是面包味
  again | 就差住进去了
`);
