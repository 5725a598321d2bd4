/** How people bring up what they had; `{remark}` is what they say about it. */
import { lines } from './lines.ts';

export const dishLines = lines(`
  * | 点了{dish}，{remark}
  food | 要了份{dish}，{remark}
  * | {dish}，{remark}
  * | {dish}，{remark}
  * | {dish}{price}块，{remark}
  * | {dish}不错，{remark}
    * | 最喜欢{dish}，{remark}
  * | {dish}可以点，{remark}
  * | 我每次都要{dish}，{remark}
  food | 看隔壁桌都有{dish}，也要了一份，{remark}
  * | 问老板吃什么好，他说{dish}，{remark}
  food | 本来冲{rival}来的，结果{dish}更对胃口，{remark}
  * | 这次换了{dish}，{remark}
  * | 招牌是{dish}，{remark}
  * | 今天有{dish}，{remark}
  again | 还是{dish}，{remark}
  again | 雷打不动{dish}，{remark}
  pair | {dish}是{friend}点的，{remark}
  pair cup | 一人一杯{dish}，{remark}
  group food | {dish}转了一圈就见底，{remark}
  group | 大家都说{dish}好，{remark}
  family | 我妈夸了{dish}，{remark}
  family food | 小孩盯着{dish}吃，{remark}
  alone food | 一个人，{dish}，{remark}
  cold food | 天冷就想{dish}，{remark}
`);

export const secondDishLines = lines(`
  * | {dish}也行，{remark}
  * | 另外点了{dish}，{remark}
  * | 还有{dish}，{remark}
  * | 顺手加了{dish}，{remark}
  * | {dish}，{remark}
  * | {dish}一般般，不是不好，是别的太好
  food | {dish}我没怎么动，{friend}吃完了
  food | 配一份{dish}刚好
  food | 加一份{dish}就饱了
  * | {dish}差点忘了说，{remark}
  * | {dish}卖完了，没吃到
`);

export const serviceLines = lines(`
  * | 做的{dish}，{remark}
  * | 选了{dish}，{remark}
  * | {dish}，{remark}
  * | {dish}，{remark}
  * | {dish}{price}块，{remark}
  * | 这次是{dish}，{remark}
  * | 试的是{dish}，{remark}
  again | 还是{dish}，{remark}
  pair | 和{friend}一起约了{dish}，{remark}
`);

export const stayDishLines = lines(`
  * | 住的{dish}，{remark}
  * | 订了{dish}，{remark}
  * | {dish}，{remark}
  * | {dish}{price}一晚，{remark}
  again | 还是那间{dish}，{remark}
`);

export const friends: readonly string[] = `
  室友 同事 老公 我妹 大学同学 发小 女朋友 男朋友 小周 阿敏 表姐 邻居 健身搭子 老同学 我哥
  饭搭子 闺蜜 隔壁组的小陈 师兄 前同事 老乡`
  .trim()
  .split(/\s+/);

/** Friends of whom one would say that they have been left. */
export const mates: readonly string[] = [
  '室友',
  '同事',
  '发小',
  '小周',
  '阿敏',
  '老同学',
  '前同事',
  '老乡',
];

export const times: readonly string[] = [
  '大学',
  '前年',
  '去年夏天',
  '三年前',
  '刚工作那年',
  '小学',
  '开业那天',
];
