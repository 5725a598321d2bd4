/** What wakes up when the lamps are lit. */
import { trade } from './trade.ts';

export const eveningTrades = [
  trade({
    id: 'grill',
    zh: '烧烤',
    category: 'restaurant',
    cuisines: ['barbecue'],
    count: 98,
    signs: 'PT*6 WT*4 ST*3',
    spendYuan: [48, 105],
    theme: 'food',
    things: `烧烤=Grill 炭火烧烤=Charcoal_Grill 生蚝烧烤=Oyster_Grill 烤肉=Roast_Meat 烤串=Skewers
      羊肉串=Lamb_Skewers 海鲜烧烤=Seafood_Grill 烤羊腿=Leg_of_Lamb 把子烤肉=Bundle_Skewers`,
    words: `炭火=Charcoal 三更半=Past_Midnight 签子=Skewer 夜航=Night_Voyage 一把签=A_Handful
      微醺=Tipsy 风箱=Bellows 宵夜=Night_Bite 大风车=Windmill 海边炉=Seaside_Stove 路灯下=Under_the_Lamp
      凌晨两点=Two_A.M. 串起来=Strung_Up`,
    wordThings: '烧烤=Grill 烤串=Skewers 烧烤摊=Grill_Stall 炭烤=Charcoal_Grill',
    hours: `
      Mo-Su 17:00-02:00*4
      Mo-Su 17:30-03:00*3
      Mo-Su 16:30-01:00*2
      Tu-Su 18:00-02:30; Mo off*2
      Mo-Th 17:00-01:00; Fr,Sa 17:00-04:00; Su 17:00-01:00`,
    leans: { shuyuan: 1.4, beiwan: 1.6, matou: 1.4 },
    onBoard: 0.12,
  }),
  trade({
    id: 'porridge',
    zh: '砂锅粥',
    category: 'restaurant',
    cuisines: ['porridge'],
    count: 44,
    signs: 'PT*5 ST*3 WT*2',
    spendYuan: [36, 82],
    theme: 'food',
    things: `
      砂锅粥=Claypot_Congee 海鲜粥=Seafood_Congee 白粥小菜=Congee_&_Sides 鸭粥=Duck_Congee
      生滚粥=Congee`,
    words: `
      夜归=Homecoming 慢熬=Slow_Simmer 一锅=One_Pot 暖胃=Warm_Belly 守夜=Night_Watch 米油=Rice_Cream`,
    wordThings: '砂锅粥=Claypot_Congee 粥铺=Congee 粥城=Congee_House',
    hours: `
      Mo-Su 17:00-03:00*3
      Mo-Su 11:00-14:00,17:00-02:00*2
      Mo-Su 18:00-04:00
      Mo-Su 00:00-24:00`,
    onBoard: 0.14,
  }),
  trade({
    id: 'bar',
    zh: '酒吧',
    category: 'bar',
    cuisines: ['cocktail', 'beer'],
    count: 74,
    signs: 'WT*7 W*3 ST*2',
    spendYuan: [68, 160],
    theme: 'bars',
    things: `
      酒馆=Tavern 精酿=Taproom 小酒馆=Bar 酒吧=Bar 威士忌=Whisky_Bar 啤酒屋=Beer_House 音乐酒馆=Music_Bar`,
    words: `船长室=Captain's_Cabin 漂流瓶=Message_in_a_Bottle 暗号=Password 失眠=Insomnia 潮位=Tide_Mark
      双子=Gemini 凹面=Concave 晚安=Good_Night 半杯=Half_a_Glass 月球背面=Far_Side 蓝鲸=Blue_Whale
      断电=Power_Cut 老水手=Old_Sailor 十一点半=Half_Past_Eleven 夜雨=Night_Rain 火柴=Matchstick
      抛锚=Dropped_Anchor 北纬=Latitude 第三杯=Third_Glass 后舱=Aft_Cabin 旧唱针=Old_Stylus
      不归=Not_Yet_Home 盐渍=Brine 余波=Afterwave 夜班=Night_Shift 雾笛=Foghorn 倒时差=Jet_Lag`,
    hours: `
      Mo-Su 19:00-02:00*4
      Mo-Su 18:00-01:00*2
      Tu-Su 19:30-02:30; Mo off*3
      Mo-Th 19:00-01:00; Fr,Sa 19:00-03:00; Su 19:00-01:00*3
      We-Su 20:00-03:00`,
    indoors: { yard: 0.16, mall: 0.06 },
    leans: { yancang: 2, matou: 1.6, wangchao: 1.4, maipu: 0.2 },
    onBoard: 0.24,
  }),
  trade({
    id: 'karaoke',
    zh: 'KTV',
    category: 'leisure',
    cuisines: ['karaoke'],
    count: 14,
    signs: 'WT',
    spendYuan: [55, 120],
    things: 'KTV=Karaoke 量贩式KTV=Karaoke_Box',
    words: `麦霸=Mic_Hog 副歌=Chorus 声浪=Soundwave 金曲=Golden_Hits 点歌台=Song_Desk 回声=Echo
      高音谱=Treble 夜莺=Nightingale 开嗓=Warm-Up 合唱=Choir`,
    hours: 'Mo-Su 12:00-02:00*3\nMo-Su 13:00-04:00*2\nMo-Su 00:00-24:00',
    indoors: { mall: 0.35 },
    onBoard: 0.35,
  }),
  trade({
    id: 'tabletop',
    zh: '桌游',
    category: 'leisure',
    cuisines: ['board_games'],
    count: 20,
    signs: 'WT',
    spendYuan: [48, 128],
    things: '桌游=Board_Games 剧本馆=Mystery_Games 密室=Escape_Rooms 推理社=Detective_Club',
    words: `第七夜=Seventh_Night 骰子=Dice 迷雾=Fog 密函=Secret_Letter 谜底=Answer 棋局=Chess_Game
      不在场=Alibi 红桃=Hearts 侧写=Profile 黑匣子=Black_Box 反转=Twist 凶手是谁=Whodunit 沙漏=Hourglass`,
    hours: `
      Mo-Fr 13:00-24:00; Sa,Su 10:00-02:00*3
      Mo-Su 12:00-24:00*2
      Tu-Su 13:00-01:00; Mo off`,
    indoors: { mall: 0.3 },
    leans: { shuyuan: 2.5 },
    onBoard: 0.35,
  }),
  trade({
    id: 'billiards',
    zh: '台球',
    category: 'leisure',
    cuisines: ['billiards'],
    count: 12,
    signs: 'WT*3 ST',
    spendYuan: [30, 70],
    things: '台球=Billiards 台球俱乐部=Billiards_Club',
    words: `
      黑八=Eight_Ball 一杆=One_Cue 母球=Cue_Ball 走位=Positioning 库边=Cushion 清台=Clearance
      白球=White_Ball`,
    hours: 'Mo-Su 13:00-03:00*2\nMo-Su 10:00-02:00\nMo-Su 00:00-24:00',
    leans: { shuyuan: 1.6 },
    onBoard: 0.2,
  }),
];
