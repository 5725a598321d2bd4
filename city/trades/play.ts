/** What people do with a free afternoon, and where guests sleep. */
import { trade } from './trade.ts';

export const playTrades = [
  trade({
    id: 'gym',
    zh: '健身',
    category: 'leisure',
    cuisines: ['gym'],
    count: 26,
    signs: `
      WT*5 ST*2`,
    spendYuan: [39, 120],
    things: '健身=Gym 健身工作室=Fitness_Studio 拳馆=Boxing_Gym',
    words: `
      深蹲=Squat 铁块=Iron 出汗=Sweat 一百下=One_Hundred 杠铃=Barbell 快跑=Sprint 直拳=Straight_Punch`,
    hours: 'Mo-Su 07:00-22:30*3\nMo-Fr 09:00-22:00; Sa,Su 09:00-20:00*3\nMo-Su 00:00-24:00',
    indoors: { mall: 0.3 },
    leans: { yuntai: 1.8 },
    onBoard: 0.26,
  }),
  trade({
    id: 'yoga',
    zh: '瑜伽',
    category: 'leisure',
    cuisines: ['yoga'],
    count: 18,
    signs: 'WT',
    spendYuan: [58, 130],
    things: '瑜伽=Yoga 普拉提=Pilates 舞室=Dance_Studio',
    words: `
      吸气=Breathe_In 下犬=Downward_Dog 松果=Pine_Cone 静坐=Sit_Still 柔软=Supple 树式=Tree_Pose
      舒展=Stretch 核心=Core 白垫=White_Mat`,
    hours: `
      Mo-Su 09:00-21:00*3
      Mo-Fr 10:00-21:30; Sa,Su 09:00-18:00*2`,
    indoors: { mall: 0.25 },
    onBoard: 0.32,
  }),
  trade({
    id: 'sea-sport',
    zh: '海上运动',
    category: 'leisure',
    cuisines: ['water_sport'],
    count: 12,
    signs: `
      WT*3 PT`,
    spendYuan: [128, 320],
    things: '桨板=Paddle_Boards 帆船=Sailing 冲浪=Surf 海钓=Sea_Fishing',
    words: `
      逆风=Headwind 浪点=Break_Point 站稳=Stand_Up 顺流=Downstream 跟潮=With_the_Tide 蓝线=Blue_Line
      起竿=Lift`,
    hours: 'Mo-Su 08:00-18:00*3\nMo-Fr 09:00-18:00; Sa,Su 07:00-19:00*2\nFr-Su 07:30-18:30',
    leans: {
      beiwan: 5,
      dengjia: 3,
      yuntai: 0,
      maipu: 0,
      chashan: 0,
      liudu: 0,
      shuyuan: 0,
      jiugang: 0,
      rongyuan: 0,
      wangchao: 0,
      yancang: 0.3,
    },
    onBoard: 0.5,
  }),
  trade({
    id: 'cinema',
    zh: '影院',
    category: 'leisure',
    cuisines: ['cinema'],
    count: 7,
    signs: 'WT',
    spendYuan: [32, 60],
    things: '影城=Cinema 影院=Cinema',
    words: `
      银幕=Silver_Screen 最后一排=Last_Row 光束=Beam 夜场=Late_Show 红丝绒=Red_Velvet 散场=Credits_Roll
      海上=At_Sea`,
    hours: 'Mo-Su 09:30-01:00*2\nMo-Su 10:00-24:00',
    indoors: { mall: 0.9 },
    onBoard: 0.7,
  }),
  trade({
    id: 'children',
    zh: '亲子',
    category: 'leisure',
    cuisines: ['playground'],
    count: 20,
    signs: `
      WT`,
    spendYuan: [58, 160],
    things:
      '亲子乐园=Play_Park 儿童乐园=Playground 绘本馆=Picture_Books 小厨房=Kids_Kitchen',
    words: `
      蹦蹦=Bounce 小云朵=Little_Cloud 积木=Building_Blocks 纸飞机=Paper_Plane 小鲸=Little_Whale
      泡泡糖=Bubblegum 滑梯=Slide 七色=Seven_Colours 萤火虫=Firefly`,
    hours: `
      Mo-Su 10:00-20:30*3
      Mo-Fr 10:30-20:00; Sa,Su 09:30-21:00*2`,
    indoors: { mall: 0.7 },
    onBoard: 0.45,
  }),
  trade({
    id: 'workshop',
    zh: '手作',
    category: 'culture',
    cuisines: ['workshop'],
    count: 28,
    signs: 'WT',
    spendYuan: [88, 260],
    theme: 'craft',
    things: `
      陶艺=Pottery 手作=Handcraft 银饰工坊=Silver_Workshop 植物染=Plant_Dyeing 木工房=Woodwork
      皮具=Leather`,
    words: `土坯=Clay_Blank 慢轮=Slow_Wheel 有手=With_Hands 拉坯=Throwing 锤目=Hammer_Marks 蓝靛=Indigo
      刨花=Shavings
      针线包=Sewing_Kit 窑变=Kiln_Change 一下午=One_Afternoon 笨手=Clumsy_Hands 小木槌=Mallet
      银线=Silver_Thread`,
    hours: `
      Mo-Su 10:00-20:00*2
      Tu-Su 10:00-19:00; Mo off*3
      Mo-Fr 13:00-20:00; Sa,Su 10:00-20:00*3`,
    indoors: { yard: 0.4, mall: 0.1 },
    leans: { yancang: 4, jiugang: 1.6 },
    onBoard: 0.5,
  }),
  trade({
    id: 'gallery',
    zh: '展馆',
    category: 'culture',
    cuisines: ['gallery'],
    count: 8,
    signs: `
      WT*3 ST`,
    spendYuan: [20, 60],
    things: '美术馆=Gallery 展馆=Gallery 小剧场=Little_Theatre',
    words:
      '白盒=White_Box 船底=Keel 盐田=Salt_Pans 声场=Sound_Field 老仓=Old_Store 空档=Gap',
    hours: `
      Tu-Su 10:00-18:00; Mo off*3
      We-Su 11:00-19:00`,
    indoors: { yard: 0.3 },
    leans: { yancang: 4 },
    onBoard: 0.5,
  }),
  trade({
    id: 'inn',
    zh: '民宿',
    category: 'lodging',
    cuisines: ['guest_house'],
    count: 70,
    signs: 'WT*6 PT*2 ST*2',
    spendYuan: [168, 620],
    theme: 'stay',
    things: '民宿=Guesthouse 客栈=Inn 旅舍=Hostel 酒店=Hotel 海景民宿=Sea-View_Guesthouse',
    words: `听涛=Sound_of_Surf 望归=Waiting_for_Sails 石屋=Stone_House 半坡=Half_Slope
      云窗=Cloud_Window
      潮声=Tide_Sound
      晚潮=Late_Tide 枕浪=Pillow_on_Waves 屋檐下=Under_the_Eaves 海角=Cape 落日=Sunset
      鸥鹭=Gulls_&_Egrets 船屋=Boat_House
      晒背=Warm_Back 一湾=One_Bay 长风=Long_Wind 灯影=Lamp_Shadow 海那边=Beyond_the_Sea
      竹床=Bamboo_Bed 东晴=Fair_East`,
    wordThings: '民宿=Guesthouse 客栈=Inn 酒店=Hotel 小院=Courtyard',
    hours: `
      Mo-Su 00:00-24:00`,
    leans: { dengjia: 5, beiwan: 3.5, yuntai: 0.5, maipu: 0.3 },
    onBoard: 0.16,
  }),
];
