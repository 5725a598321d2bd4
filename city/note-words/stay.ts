/** Said about guesthouses and small hotels. */
import { lines } from './lines.ts';

export const stayOpenings = lines(`
  pair | 和{friend}住了两晚，(周四周五/避开了周末)
  family | 带爸妈来看海，订了两间
  alone | 一个人出来透气，住了三天
  group | 六个人包了一层
  * | 本地人也偶尔出来住一晚，换个窗户
  * | 船晚点，到的时候十一点多，老板还在等
  * | 台风前一天住进来的
  cold | 淡季来的，整栋就我们
  hot | 暑假最挤的时候，居然没踩到坑
  again | 第三年了，都住同一间
  lane | 从{where}拖箱子上来有一段台阶，老板下来接的
`);

export const stayMiddles = lines(`
  * | 床单是晒过的味道
  * | 热水快，水压够
  * | 早上六点就有船的声音，浅睡的带耳塞
  * | 老板画了张图，哪家早餐好吃、几点退潮都写了
  * | 走到海边(四分钟/七八分钟)
  * | 楼下的狗叫多多，晚上不叫
  * | 吹风机风大，镜子前灯也亮
  * | 隔音一般，好在住客都安静
  * | 天台可以晾衣服，也可以看星星
  * | {spend}块一晚，淡季还能讲
  family | 给老人换了一楼的房，没加钱
  pair | 阳台刚好放两张椅子
  cold | 有电热毯，有热茶
  hot | 空调新，不响
`);

export const stayTails = lines(`
  * | 退房时间可以晚一点，提前说
  * | 临走送了一包自家晒的小鱼干
  * | 还会住
  * | 箱子大的别住三楼
  * | 早餐要预约
  * | 不适合想睡懒觉的人，太阳很早
  * | 写下来，明年好找
  family | 我妈说下次带她的姐妹来
  pair | 走的那天都不想收行李
  again | 明年见
`);
