/** Services, treatments, classes and rooms: what is bought where nobody eats. */
import { menu } from './menu.ts';

export const hairMenu = menu(`
  M 男士剪发 = Men's cut = 48 = 鬓角推得干净，没有催我办卡 | 三个月没换人了 | 二十分钟，不多话
  M 女士剪发 = Women's cut = 88 = 说剪两指就是两指 | 层次修得好，回家自己吹也行
  M 洗吹造型 = Wash & blow-dry = 58 = 头皮按得舒服，差点睡着 | 见客户之前来一次
  M 单色染发 = Single colour = 298 = 颜色褪了也不黄 | 先在耳后试了敏
  M 纹理烫 = Texture perm = 358 = 卷度自然，洗完抓两下就好 | 全程三个小时，带本书
  S 头皮护理 = Scalp care = 128 = 出油好一些，不是立竿见影 | 药味淡
`);

export const nailMenu = menu(`
  M 纯色美甲 = Single colour gel = 98 = 边缘包得好，三周没翘 | 色板多，挑了半小时
  M 猫眼美甲 = Cat-eye gel = 138 = 光下面会走，同事都问 | 吸的时候手很稳
  M 手绘款 = Hand-painted set = 198 = 拿了张图去，画得比图细 | 每个指头不一样
  M 手部护理 = Hand care = 88 = 死皮修得不疼 | 冬天做一次管一个月
  S 自然款美睫 = Natural lashes = 168 = 眼睛睁开不沉 | 掉得也匀，不难看
`);

export const massageMenu = menu(`
  M 肩颈推拿 = Neck & shoulder massage = 128 = 师傅手一搭就知道我哪边久坐 | 疼是疼，起来脖子能转了 | 四十五分钟掐着表的，不少
  M 全身推拿 = Full-body massage = 198 = 六十分钟，力气可以说 | 按到一半睡着了
  M 中药足浴 = Herbal foot bath = 98 = 药包是现煮的，水一直加 | 走了一天路，泡完脚是轻的
  M 采耳 = Ear cleaning = 88 = 动作轻，痒得想笑 | 灯一打，掏出来的不好意思看
  M 头疗 = Head spa = 158 = 热敷加按，躺着听海 | 晚上睡得沉
  S 艾灸 = Moxibustion = 68 = 烟有点大，暖 | 肚子不舒服那几天去
`);

export const gymMenu = menu(`
  M 单次入场 = Day pass = 39 = 器械新，早上人少 | 淋浴水压够
  M 私教体验课 = Trial training = 99 = 先测，再练，没有硬推课 | 教练记得我膝盖有伤
  M 团课一节 = Group class = 59 = 跟得上，音乐不吵 | 出一身汗
  M 拳击体验 = Boxing trial = 88 = 打完手抖，痛快 | 手套消过毒 @拳馆
`);

export const yogaMenu = menu(`
  M 单次课 = Single class = 78 = 老师会走过来调，不碰你之前先问 | 一班十个人，不挤
  M 阴瑜伽 = Yin yoga = 78 = 一个动作三分钟，心也跟着慢 | 下课外面天黑了
  M 普拉提器械课 = Reformer class = 128 = 核心酸了两天 | 器械一人一台 @普拉提
  M 新人体验课 = Newcomer class = 39 = 老师一个个帮着摆正 | 上完没有拉着办卡
`);

export const seaMenu = menu(`
  M 桨板体验 = Paddle board lesson = 158 = 半小时就能站起来，掉了两次 | 教练一直在旁边 @桨板,冲浪
  M 帆船出海 = Sailing trip = 268 = 绕到灯屿再回来，自己拉了帆 | 风不大，正好 @帆船
  M 冲浪入门课 = Surf lesson = 298 = 两个小时，站了三次，值 | 板和衣服都有 @冲浪
  M 海钓半日 = Half-day fishing = 220 = 钓到两条黑鲷，店里帮忙加工 | 晕船药记得吃 @海钓
  M 日落桨板团 = Sunset paddle = 188 = 太阳下去那十分钟没人说话 | 手机防水袋有送
`);

export const karaokeMenu = menu(`
  M 小包三小时 = Small room, 3 hours = 168 = 音响不炸，老歌也全 | 四个人坐着不挤
  M 中包四小时 = Medium room, 4 hours = 268 = 生日来的，店里送了果盘 | 麦克风套是新的
  M 下午场欢唱 = Afternoon singing = 98 = 平日下午便宜一半 | 两个人也去得
  S 小食拼盘 = Snack platter = 58 = 鸡翅是现炸的 | 唱饿了
`);

export const tabletopMenu = menu(`
  M 六人剧本 = Six-player mystery = 128 = 主持人带得住，没有冷场 | 我到最后都没猜到
  M 密室单场 = Escape room = 118 = 机关灵，不吓人 | 卡在第三间二十分钟 @密室
  M 桌游畅玩 = Board games day = 48 = 店里有人教，不会也没事 | 下午去有位 @桌游
  S 饮料畅饮 = Free-flow drinks = 18 = 酸梅汤自己打 | 够
`);

export const billiardsMenu = menu(`
  M 中式八球一小时 = One hour of pool = 38 = 台呢换过，球走得直 | 杆不歪
  M 斯诺克一小时 = One hour of snooker = 58 = 就一张台，要打电话 | 灯好
  M 下午畅打 = Afternoon pass = 68 = 两个人分摊划算 | 老板偶尔指点
`);

export const cinemaMenu = menu(`
  M 单人电影票 = Cinema ticket = 42 = 座椅能放平，音响不震耳 | 早场人很少
  M 双人观影套餐 = Cinema for two = 98 = 爆米花是现爆的 | 座位靠中间
  S 爆米花 = Popcorn = 26 = 焦糖的，不粘牙 | 大桶两个人吃不完
`);

export const childrenMenu = menu(`
  M 单次畅玩 = Single visit = 88 = 地垫干净，有人一直在擦 | 娃玩了三小时不肯走
  M 一大一小 = One adult, one child = 108 = 大人有地方坐，有咖啡 | 周末要早点
  M 小厨师体验 = Little chef = 128 = 自己捏的披萨自己吃 | 围裙是小号的 @小厨房
  M 绘本故事会 = Story hour = 58 = 讲故事的姐姐声音好听 | 讲完还能借一本 @绘本馆
`);

export const workshopMenu = menu(`
  M 拉坯体验 = Wheel throwing = 168 = 第一个塌了，第二个歪了，带回家的是第三个 | 老师不抢着替你做 | 烧好要等三周 @陶艺,手作
  M 捏一只杯子 = Make a cup = 128 = 底捏厚了一点，反而稳 | 两个小时没看手机 @陶艺,手作
  M 银戒指 = Silver ring = 198 = 敲了一下午，手上有茧 | 里面可以刻字 @银饰工坊,手作
  M 植物染方巾 = Plant-dyed scarf = 138 = 扎的时候不知道会出什么花 | 晾起来一排很好看 @植物染
  M 木勺 = Carve a spoon = 158 = 刨花堆了一桌，手稳的人占便宜 | 带走一罐木蜡油 @木工房
  M 皮卡包 = Leather card case = 188 = 针脚歪，自己看着喜欢 | 皮料任选 @皮具
  S 加做一件 = One more piece = 68 = 反正都来了 | 时间来得及
`);

export const galleryMenu = menu(`
  M 单人门票 = Admission = 40 = 展不大，一小时能看完两遍 | 周三下午几乎没人
  M 双人门票 = Admission for two = 68 = 有一面墙能坐着看海 | 票根可以留
  M 小剧场演出 = Little theatre show = 88 = 演员离你三米 | 结束还聊了半小时 @小剧场
`);

export const innMenu = menu(`
  M 海景大床房 = Sea-view double = 398 = 拉开窗帘就是船，早上被汽笛叫醒 | 床硬度正好 | 二楼那间带小阳台
  M 庭院双床房 = Courtyard twin = 298 = 院子里有棵龙眼树，晚上凉快 | 隔音一般，但安静
  M 阁楼单人间 = Attic single = 188 = 要低头，但窗户对着灯塔 | 一个人住够了
  M 家庭房 = Family room = 528 = 给小孩备了矮凳和牙刷 | 两张大床
  S 渔家早餐 = Fisher breakfast = 28 = 地瓜粥配小鱼干，比酒店自助好 | 八点前要说一声
`);

export const laundryMenu = menu(`
  M 衬衫水洗 = Shirt wash = 15 = 领口那圈黄洗掉了 | 熨得挺
  M 羽绒服干洗 = Down jacket = 58 = 没有跑绒，叠好装袋 | 三天取
  M 运动鞋清洗 = Trainers cleaned = 30 = 白边像新的 | 鞋带单独洗
`);

export const repairMenu = menu(`
  M 手表换电池 = Watch battery = 25 = 当面换，顺手擦了表镜 | 三分钟 @修表
  M 机械表洗油 = Watch service = 160 = 我爷爷的表又走了 | 师傅七十多，戴着寸镜 @修表
  M 换鞋跟 = New heels = 30 = 走路不响了 | 颜色对得上 @修鞋
  M 配一把钥匙 = Key cut = 10 = 回家一次就开 | 十块 @配钥匙
  M 换手机屏 = Phone screen = 160 = 半小时，报价没变 | 旧屏让我自己拿走 @手机维修
  M 换伞骨 = Umbrella rib = 10 = 现在还有人修伞，真好 | 五分钟 @修伞
  M 补胎 = Puncture repair = 15 = 顺便上了油 | 不收打气钱 @单车
  M 电饭锅检修 = Rice cooker repair = 40 = 就是一根线的事，没乱收 | 第二天拿 @家电维修
  M 换一套弦 = New strings = 40 = 音准调过才给我 | 还弹了一小段 @乐器维修
`);

export const tailorMenu = menu(`
  M 裤脚改短 = Trousers hemmed = 20 = 隔天拿，线色一样 | 站着量，没用别针扎到我
  M 收腰 = Taken in at the waist = 40 = 旧裙子又能穿了 | 手工缝的
  M 定做旗袍 = Qipao made to measure = 880 = 试了三次样，盘扣是手盘的 | 一个半月
`);

export const photoMenu = menu(`
  M 证件照 = ID photo = 39 = 修得不过分，像我 | 十分钟出片
  M 全家福 = Family portrait = 398 = 摄影师会逗我奶奶笑 | 送一张大的
  M 胶片冲扫 = Film scan = 35 = 颜色干净，第二天发邮箱 | 底片切好装袋
  M 双人写真 = Portraits for two = 480 = 没有摆奇怪的姿势 | 在码头拍的
`);

export const petMenu = menu(`
  M 小型犬洗护 = Small dog grooming = 88 = 出来香香的，耳朵也掏了 | 玻璃房，可以看
  M 猫咪洗澡 = Cat bath = 138 = 我家猫回来没生气 | 剪了指甲
  M 日托一天 = Day care = 80 = 中午发了三段视频 | 和别的狗分开吃饭
  M 猫咖入场 = Cat café entry = 58 = 十来只，都肯给摸 | 含一杯喝的 @猫咖
`);

export const classMenu = menu(`
  M 吉他体验课 = Guitar trial = 68 = 一节课会两个和弦，够弹一首 | 琴借你 @吉他教室,琴行
  M 水彩体验课 = Watercolour trial = 88 = 画了一下午的船 | 纸和颜料都算在里面 @画室
  M 成人舞蹈课 = Adult dance class = 78 = 零基础跟得住，镜子前脸红 | 老师有耐心 @舞蹈
  M 毛笔字一节 = Brush writing class = 68 = 从一横写起，写满三张 | 墨味好闻 @书法
  M 钢琴体验课 = Piano trial = 88 = 娃坐得住四十分钟 | 老师不凶 @琴行
`);

export const flowerMenu = menu(`
  M 当季小花束 = Seasonal bouquet = 69 = 配色不俗，养了九天 | 不包一堆纸
  M 生日花束 = Birthday bouquet = 168 = 说了预算和喜欢的颜色，没踩空 | 送到公司
  M 插花课 = Flower class = 188 = 两小时，带走一盆 | 老师会让你自己剪
`);

export const bookMenu = menu(`
  M 旧书一本 = Any used book = 25 = 扉页有前主人的字 | 淘到一本早就绝版的
  M 盲盒书包 = Mystery book bag = 59 = 三本，店员按你说的心情挑 | 有一本真的对上了
  D 店内咖啡 = Coffee in the shop = 22 = 坐着看不赶人 | 杯子重
`);

export const opticianMenu = menu(`
  M 验光配镜 = Eye test & glasses = 298 = 验了四十分钟，没推贵的镜片 | 一周后还打电话问合不合适
  M 换镜片 = New lenses = 180 = 旧框还能用，师傅不嫌 | 半小时
`);
