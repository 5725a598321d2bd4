/** Said about things to do: workshops, games, sport, shows, books and flowers. */
import { lines } from './lines.ts';

export const playOpenings = lines(`
  pair weekend | 周末不想再吃饭看电影，换个花样
  pair | {friend}生日，想不出送什么，就一起来了
  group | 公司团建，十二个人，没人掉队
  group weekend | 六个人凑了一场
  family weekend | 带娃出来放电
  family | 小朋友(五岁/六岁半/八岁)，能参加
  alone | 一个人报的名，去之前有点紧张
  alone weekday | 工作日晚上，人刚好
  afternoon | 下午两点开始，到的时候在备东西
  evening | 下班直接过去的，衣服都没换
  * | 第一次玩，什么都不会
  * | 原来岚港有这种地方
  * | 在{where}住了三年才发现
  * | 朋友送的券，快到期了赶紧来
  again | 第二次来，带了新的人
  again | 上瘾了，一个月来三回
  mall | 商场里，雨天也能去
  * | 我手残，先说好
`);

export const playMiddles = lines(`
  * | 老师有耐心，教了三遍没叹气
  * | 东西都备好了，空手来就行
  * | 时间给得松，没有催
  * | 场地不大，人也不多，刚好
  * | 工具有点旧，不影响
  group | 有储物柜，要押二十
  * | 一个人{spend}块上下
  * | 中间休息有水喝
  * | 安全的东西讲得仔细
  * | 旁边一对老夫妻也在玩，很会
  * | 比我想的累
  * | 笑到肚子疼
  * | 网上约的，到店报手机号
  pair | 两个人配合不了，差点吵架，后来笑了
  group | 分组的时候老板很会搭
  family | 有专人看着，大人可以坐一会
  family | 出来的时候一头汗，回家秒睡
  alone | 后来跟旁边的人加了好友
  weekend | 周末要提前约
  again | 换了新内容，没有重样
`);

export const playTails = lines(`
  * | 手机两个小时没看
  * | 下次试{dish2}
  * | 穿旧衣服来
  * | 值这个钱
  * | 会带别人来
  * | 回家手还在抖
  * | 拍得不好，东西比照片好
  * | 建议空腹，别像我
  * | 不会的人也别怕
  family | 娃问明天还能不能来
  pair | 做完一起去{where}吃的面
  group | 团建能办成这样不容易
  alone | 一个人去也没关系
  again | 老板说我可以出师了，我知道他在哄我
`);
