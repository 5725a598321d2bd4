/**
 * Lane and street names by district, each district with a theme: trades in the old
 * town, rigging on the wharf, trees in the banyan quarter, tea work under the hill.
 * A name is written without its ending (路, 街, 巷); the ending says how wide it is.
 */
const lists: Readonly<Record<string, string>> = {
  jiugang: `
    石榴 打铁 豆豉 酱园 缆绳 灯笼 竹篾 米市 铜锣 桐油 当铺 油车 鱼鳞 绣线 纸伞 盐埠
    木屐 水门 井头 半边 花轿 豆腐 染布 银匠 药埕 城隍 七星 三口井 照壁 更楼 荷包 糖房
    老税关 渔行 磨刀 草席 剃头 扇面 布袋 船板 香烛 秤砣 砖窑 龙眼树 大埕 后海 妈祖宫
    猪行 鸡笼 蚵壳 瓦窑 箍桶 一人 九曲 石狮 风车 面线`,
  matou: `
    锚链 卸货 帆布 船坞 望归 起锚 灯船 水产 渔市 浮标 引水 罗盘 缆桩 桅灯 靠泊 验关
    船钟 系缆 潮汐 舵手 冰库 渔获 船厂 老栈 海关 鸥鸟`,
  wangchao: `
    金帆 听潮 观澜 揽月 星海 云帆 瀚海 海晏 沧浪 丽港 明港 鼎海 金汐 海天 长汐 启航
    晴港 远洋 银帆 汇潮 平澜 朝晖 海岳 正阳 信风 新港 港湾 海粟`,
  beiwan: `
    浅滩 贝壳 沙堤 白浪 海螺 拾贝 望鸥 逐浪 晚霞 椰风 鱼汛 暖沙 海星 珊瑚 泳滩 汐月
    帆影 滨沙 细浪 蓝湾 海角 渔火 银沙 潮间 星沙 海菜 风筝`,
  shuyuan: `
    墨池 砚台 知行 明伦 尊经 朗月 书声 洗砚 松涛 讲堂 文星 桂香 博习 敬业 乐群 青衿
    杏坛 泮池 笔架 芸窗 凤仪 致远 学宫 紫藤 樱桃 梧桐 西斋 东斋`,
  rongyuan: `
    木棉 海桐 凤凰木 鸡蛋花 紫荆 三角梅 含笑 棕榈 龙眼 荔枝 枇杷 杨桃 芒果 黄槿 香樟
    合欢 玉兰 石斛 水杉 夜来香 栀子 蒲葵 桃金娘 柚木 银桦 茉莉`,
  liudu: `
    柳堤 渡头 摇橹 芦花 莲塘 菱角 桥东 桥西 水车 白鹭 青萍 堤岸 竹排 晒网 河埠 采莲
    板桥 小闸 浣纱 鸭脚 藕塘 垂柳 溪尾 船篙 荷风 泊舟`,
  chashan: `
    采茶 青焙 云雾 雨前 龙井 炒青 茶亭 山泉 竹炉 新焙 石径 鹧鸪 半山 茶厂 晒青 古樟
    杜鹃 山门 清泉 一叶 茶籽 岭头 翠微 松针`,
  yancang: `
    一号仓 二号仓 三号仓 晒盐 盐工 盐船 铁轨 机修 吊臂 过磅 麻袋 锅炉 卤水 结晶 水塔
    红砖 货场 南闸 仓后 扳道 工字 齿轮 木工房 老烟囱`,
  dengjia: `
    灯塔 望海 石阶 崖边 海蚀 礁石 夕照 风口 守灯 鸟语 石屋 岬角 观星 潮音 坡顶 南岸
    野菊 相思树`,
  maipu: `
    麦浦 稻香 晒谷 榨油 石磨 瓜棚 社前 祠堂 水碓 谷仓 新村 福田 祥和 安居 长乐 永兴
    和顺 南苑 丰年 菜园 康宁 东亭 西亭 玉田 清平 吉庆`,
  yuntai: `
    创新 云谷 算力 晶圆 光谷 智造 代码 回车 云桥 星链 极光 量子 数据港 青创 启明 拓新
    慧谷 软件园 远景 求索`,
};

/** The names of one district, in the order written. */
export function streetNames(districtId: string): readonly string[] {
  return (lists[districtId] ?? '').trim().split(/\s+/);
}
