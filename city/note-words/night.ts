/** Said about grills, midnight congee and bars. */
import { lines } from './lines.ts';

export const nightOpenings = lines(`
  night | 十一点半，还有空位
  night alone | 下了夜班，手机只剩百分之六，先吃了再说
  night pair | 和{friend}从{district}走过来的，走了四十分钟，全为这口
  night group | 打完球，五个人，一身汗坐外面
  night weekend | 周六晚上人挤人，加了张折叠桌
  night weekday | 周二来的，老板自己坐在门口看手机
  night cold | 冷天坐火边，背是冷的脸是烫的
  night hot | 海风一阵一阵的，不用空调
  evening | 天还没黑透就来占位
  evening pair | 六点开门就进去，抢到靠(窗/海/吧台)的位子
  evening group | 欢送同事，喝到第三轮
  night pair | {mate}失恋，找个地方坐坐
  night alone | 一个人，坐最边上
  lane | 门藏在{where}里，第一次来要找一下
  * | 看球那几天天天来
  * | 朋友的朋友开的，我照样付钱
  * | 换过老板之后第一次来，有点忐忑
  again | 常客了，坐下不用点，第一轮就上来
  again | 夏天来过，冬天是另一个样子
  * | 台风过了第一天开门
  * | 从{where}那头就闻到了
  * | 岚港晚上去哪，我一般说{sign}
`);

export const nightMiddles = lines(`
  * | 老板自己(烤/煮/调)，不假手别人
  * | 凳子矮，腿长的坐外圈
  * | 隔壁桌在唱歌，跑调跑得开心
  * | 灯不亮，刚好
  * | 音乐放得小，能说话
  * | 价目清楚，没有开瓶费
  * | 上得快，边聊边吃不断档
  * | 有一只狗，挨桌蹭，别喂咸的
  * | 旁边是海，听得到浪
  * | 收台的阿姨手脚快
  * | 酒量不好的也不会被笑
  * | 烟味有一点，介意的坐外面
  * | 两个人{double}块，坐了三个小时
  group | 一箱喝完又加了半箱
  group food | 六个人{spend}一位，管饱
  pair | 聊到两点，没人赶
  alone | 一个人来也自在，老板会搭一句，不多问
  night | 一点钟还有人进来
  cold | 炭盆推到我们脚边
  hot | 冰桶放桌上，自己拿
  weekend | 周五周六最好先打电话
  again | 涨了两块钱，还能接受
`);

export const nightTails = lines(`
  * | 散的时候路灯都关了一半
  * | 下次再喊人
  * | 别开车来
  * | 早点来有好位子
  * | 酒别喝急
  * | 回去衣服要洗
  * | 记一下，{dish2}也要试
  * | 打车到{where}口就行
  * | 不接受预订，先到先坐
  group | 下一场还约这
  pair | {friend}话多起来了，值
  alone | 走路回家，十五分钟，吹吹风
  night | 第二天迟到了
  cold | 热乎着回家
  again | 老板说给我留那张桌
`);
