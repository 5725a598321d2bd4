/** Looking after people, clothes, watches and animals; learning; health. */
import { trade } from './trade.ts';

const workshopHours = `
  Mo-Sa 08:30-18:30*3
  Mo-Su 09:00-19:00*2
  Tu-Su 09:00-18:00; Mo off*2
  Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00*2`;

export const careTrades = [
  trade({
    id: 'hair',
    zh: '理发',
    category: 'beauty',
    cuisines: ['hairdresser'],
    count: 84,
    signs: 'PT*4 WT*5 ST*2',
    spendYuan: [25, 260],
    things: '理发=Barber 理发店=Barber 美发=Hair 发型=Hair_Studio 快剪=Quick_Cuts',
    words: `剪影=Silhouette 一寸=One_Inch 发梢=Hair_Tips 清爽=Fresh 镜子=Mirror 三七分=Side_Parting
      推子=Clippers 原木=Raw_Wood 灰调=Grey_Tone 剃刀=Razor 卷卷=Curls 刘海=Fringe`,
    wordThings: '美发=Hair 造型=Hair_Studio 理发=Barber 发廊=Hair_Salon',
    hours: 'Mo-Su 10:00-21:00*3\nTu-Su 09:00-20:00; Mo off*3\nMo-Su 09:30-22:00*2',
    indoors: { mall: 0.2 },
    onBoard: 0.18,
  }),
  trade({
    id: 'nails',
    zh: '美甲',
    category: 'beauty',
    cuisines: ['nails'],
    count: 44,
    signs: `
      WT`,
    spendYuan: [98, 260],
    things: '美甲=Nails 美甲美睫=Nails_&_Lashes 美甲工作室=Nail_Studio',
    words: `指尖=Fingertips 十片=Ten 贝母=Mother-of-Pearl 裸色=Nude 亮片=Glitter 猫眼=Cat's_Eye
      小桃=Little_Peach 月牙=Crescent 糖霜=Icing 豆沙=Bean_Pink 微光=Glimmer 浅粉=Pale_Pink 琥珀=Amber
      薄荷绿=Mint 冰透=Ice 十指=Ten_Fingers 甲片=Nail_Tips 玻璃珠=Glass_Bead 奶杏=Milky_Apricot`,
    hours: 'Mo-Su 11:00-21:00*3\nMo-Su 10:00-22:00*2\nTu-Su 12:00-21:00; Mo off',
    indoors: { mall: 0.3 },
    leans: { shuyuan: 1.3 },
    onBoard: 0.3,
  }),
  trade({
    id: 'massage',
    zh: '推拿足疗',
    category: 'beauty',
    cuisines: ['massage'],
    count: 44,
    signs: 'WT*4 PT*4 ST',
    spendYuan: [88, 260],
    things:
      '推拿=Massage 足浴=Foot_Baths 采耳=Ear_Cleaning 盲人推拿=Blind_Massage 头疗=Head_Spa',
    words: `
      松一松=Loosen_Up 舒筋=Ease 歇脚=Rest_Your_Feet 轻身=Light_Body 艾草=Mugwort 午睡=Nap
      云足=Cloud_Feet`,
    wordThings: '推拿=Massage 足浴=Foot_Baths 采耳=Ear_Cleaning 头疗=Head_Spa',
    hours: 'Mo-Su 11:00-01:00*3\nMo-Su 10:00-22:00*3\nMo-Su 12:00-02:00*2',
    onBoard: 0.26,
  }),
  trade({
    id: 'laundry',
    zh: '洗衣',
    category: 'service',
    cuisines: ['laundry'],
    count: 24,
    signs: `
      WT*3 ST*2 PT`,
    spendYuan: [20, 80],
    things: '洗衣=Laundry 干洗=Dry_Cleaning 洗鞋=Shoe_Cleaning',
    words: '白领口=White_Collar 皂角=Soapnut 晾晒=Hung_Out 泡泡=Bubbles 干净=Clean',
    hours: workshopHours,
    onBoard: 0.1,
  }),
  trade({
    id: 'repair',
    zh: '修理',
    category: 'service',
    cuisines: ['repair'],
    count: 42,
    signs: 'PT*8 ST*2',
    spendYuan: [15, 160],
    things: `修表=Watch_Repairs 修鞋=Shoe_Repairs 配钥匙=Keys_Cut 手机维修=Phone_Repairs
      修伞=Umbrella_Repairs
      家电维修=Appliance_Repairs 单车=Bicycles 乐器维修=Instrument_Repairs`,
    hours: workshopHours,
    theme: 'craft',
    indoors: { market: 0.1 },
    leans: { jiugang: 2.2 },
    onBoard: 0.03,
  }),
  trade({
    id: 'tailor',
    zh: '裁缝',
    category: 'service',
    cuisines: ['tailor'],
    count: 14,
    signs: `
      PT*5 ST`,
    spendYuan: [20, 400],
    things: '裁缝=Tailor 旗袍=Qipao_Maker 改衣=Alterations',
    hours: workshopHours,
    theme: 'craft',
    leans: { jiugang: 2.4 },
    onBoard: 0.05,
  }),
  trade({
    id: 'photo',
    zh: '照相馆',
    category: 'service',
    cuisines: ['photo'],
    count: 18,
    signs: `
      WT*4 ST*2 PT`,
    spendYuan: [39, 480],
    things: '照相馆=Photo_Studio 摄影=Photography 冲印=Photo_Prints',
    words: `
      显影=Developing 胶片=Film 定格=Freeze_Frame 暗房=Darkroom 合影=Group_Photo 半身=Half_Length
      取景=Viewfinder`,
    hours: `
      Mo-Su 09:30-19:00*2
      Mo-Su 10:00-20:00*2
      Tu-Su 10:00-18:30; Mo off`,
    indoors: { mall: 0.2 },
    onBoard: 0.3,
  }),
  trade({
    id: 'pets',
    zh: '宠物',
    category: 'service',
    cuisines: ['pet'],
    count: 26,
    signs: `
      WT*5 PT`,
    spendYuan: [60, 240],
    things: '宠物=Pets 宠物洗护=Pet_Grooming 宠物医院=Animal_Clinic 猫咖=Cat_Café',
    words: `
      尾巴=Tails 毛线团=Yarn_Ball 四只脚=Four_Paws 喵呜=Meow 汪汪=Woof 肉垫=Paw_Pads 小鱼干=Dried_Fish
      打滚=Rolling_Over`,
    hours: `
      Mo-Su 09:00-20:00*3
      Mo-Su 10:00-21:00*2`,
    indoors: { mall: 0.1 },
    onBoard: 0.22,
  }),
  trade({
    id: 'pharmacy',
    zh: '药店',
    category: 'health',
    cuisines: ['pharmacy'],
    count: 40,
    signs: `
      WT*4 ST*2`,
    spendYuan: [20, 90],
    things: '大药房=Pharmacy 药店=Pharmacy 国药=Chinese_Medicine',
    words: `
      康宁=Health_&_Peace 百草=Hundred_Herbs 仁和里=Kindness 本草=Herbal 安泰=Safe_&_Sound
      杏林春=Apricot_Spring`,
    hours: 'Mo-Su 08:00-22:00*3\nMo-Su 00:00-24:00*2\nMo-Su 08:30-21:30*2',
    onBoard: 0.01,
  }),
  trade({
    id: 'clinic',
    zh: '诊所',
    category: 'health',
    cuisines: ['clinic'],
    count: 26,
    signs: `
      PT*3 WT*3`,
    spendYuan: [60, 400],
    things: '口腔=Dental 中医馆=Chinese_Medicine 诊所=Clinic',
    words:
      '白贝=White_Shell 咬合=Good_Bite 安和=Calm 松柏=Pine_&_Cypress 岐山=Qishan 健齿=Sound_Teeth',
    hours: `
      Mo-Sa 08:30-12:00,14:00-18:00*3
      Mo-Su 09:00-18:00*2
      Mo-Fr 08:00-12:00,14:30-18:00`,
    onBoard: 0.05,
  }),
  trade({
    id: 'classes',
    zh: '教室',
    category: 'education',
    cuisines: ['classes'],
    count: 26,
    signs: `
      WT*6 PT`,
    spendYuan: [60, 220],
    things:
      '琴行=Music_School 画室=Art_Studio 舞蹈=Dance_School 书法=Calligraphy 吉他教室=Guitar_School',
    words: `
      音阶=Scales 半拍=Half_Beat 白纸=Blank_Paper 童声=Young_Voices 颜料=Paint 一横=One_Stroke
      踮脚=Tiptoe 六弦=Six_Strings`,
    hours: `
      Mo-Fr 14:00-21:00; Sa,Su 09:00-20:00*3
      Tu-Su 10:00-20:30; Mo off*2`,
    indoors: { mall: 0.25 },
    onBoard: 0.15,
  }),
  trade({
    id: 'printing',
    zh: '打印',
    category: 'service',
    cuisines: ['copyshop'],
    count: 12,
    signs: 'ST*2 WT*2 PT',
    spendYuan: [5, 40],
    things: '图文=Print_&_Copy 打印社=Print_Shop',
    words: '清样=Proof 快印=Fast_Print 对开=Folio 墨香=Ink_Scent',
    hours: workshopHours,
    leans: { shuyuan: 3, yuntai: 2 },
    onBoard: 0.02,
  }),
];
