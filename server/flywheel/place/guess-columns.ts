import type { Row } from './read-rows.ts';
import { readPosition, readPositionPair } from './read-position.ts';

export type Field =
  | 'name'
  | 'key'
  | 'keyType'
  | 'lat'
  | 'lon'
  | 'position'
  | 'category'
  | 'cuisine'
  | 'hours'
  | 'phone'
  | 'address'
  | 'street'
  | 'houseNumber'
  | 'postcode'
  | 'town'
  | 'country'
  | 'brand'
  | 'access'
  | 'datum';

/** Which columns feed which field, the best first. */
export type Columns = Partial<Record<Field, string[]>>;

/** How two numbers in one cell are to be read. */
export type PairOrder = 'lon,lat' | 'lat,lon';
export type Layout = { columns: Columns; pairOrder: PairOrder; swapped: boolean };

/**
 * The columns of a file by their headings (OSM tags, usual English and Chinese words) and,
 * for positions, by what a sample of rows holds. Latitude and longitude that stand under
 * each other's heading are noticed and swapped; the caller shows the guess before writing.
 */
export const guessColumns = (headings: string[], sample: Row[]): Layout => {
  const columns: Columns = {};
  for (const [field, words] of fieldWords) {
    const found = words.flatMap((word) => headings.filter((name) => plain(name) === word));
    if (found.length > 0) columns[field] = [...new Set(found)];
  }
  const pair = choosePosition(columns, sample);
  const swapped = areSwapped(columns, sample);
  if (swapped) [columns.lat, columns.lon] = [columns.lon ?? [], columns.lat ?? []];
  return { columns, pairOrder: pair, swapped };
};

/** The first cell that the row has for a field. */
export const cellOf = (row: Row, columns: Columns, field: Field): string | undefined => {
  for (const column of columns[field] ?? []) {
    const cell = row.cells[column];
    if (cell) return cell;
  }
  return undefined;
};

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(addr|contact)[_.]/, '$1:')
    .replace(/[\s_.-]+/g, '');

const words = (text: string): string[] => text.split(' ');

const fieldWords: [Field, string[]][] = [
  [
    'name',
    words(
      'name 名称 店名 店铺名称 门店名称 商户名称 商家名称 名字 shopname storename ' +
        'placename restaurantname title name:zh name:en 标题',
    ),
  ],
  [
    'key',
    words(
      '@id osmid osmfullid fullid sourceid sourcekey placeid poiid storeid ' +
        'shopid uid id 编号 门店编号 店铺id 商户id',
    ),
  ],
  ['keyType', words('osmtype @type')],
  [
    'lat',
    words(
      '@lat lat latitude 纬度 wgslat wgs84lat latwgs84 gcjlat gcj02lat latgcj02 ' +
        'bdlat bd09lat latbd09 y',
    ),
  ],
  [
    'lon',
    words(
      '@lon lon lng long longitude 经度 wgslon wgslng wgs84lng lonwgs84 lngwgs84 ' +
        'gcjlon gcjlng gcj02lng longcj02 lnggcj02 bdlon bdlng bd09lng lonbd09 lngbd09 x',
    ),
  ],
  [
    'position',
    words(
      'geometry wkt geom thegeom shape coordinates coordinate lnglat lonlat ' +
        'latlng latlon 坐标 经纬度 位置坐标 纬经度 location',
    ),
  ],
  [
    'category',
    words(
      'amenity shop tourism leisure healthcare office craft sport fclass ' +
        'category categories type kind class 类型 类别 分类 行业 业态 大类 中类',
    ),
  ],
  ['cuisine', words('cuisine cuisines 菜系 菜品')],
  ['hours', words('openinghours opening hours businesshours opentime 营业时间 营业时段')],
  [
    'phone',
    words(
      'phone contact:phone phonenumber telephone tel mobile contact:mobile 电话 ' +
        '联系电话 电话号码 手机',
    ),
  ],
  ['address', words('addr:full address fulladdress 地址 详细地址 addr 门店地址')],
  ['street', words('addr:street street 街道 道路')],
  ['houseNumber', words('addr:housenumber housenumber 门牌号 门牌')],
  ['postcode', words('addr:postcode postcode postalcode zip 邮编')],
  ['town', words('addr:city addr:district addr:town city town 城市 区县 区')],
  ['country', words('addr:country countrycode country')],
  ['brand', words('brand 品牌 operator')],
  ['access', words('access')],
  ['datum', words('datum crs coordsys coordtype 坐标系 坐标类型')],
];

/** One column with both numbers serves only where it does, and no pair of columns does. */
const choosePosition = (columns: Columns, sample: Row[]): PairOrder => {
  const readable = (column: string) =>
    sample.filter((row) => readPositionPair(row.cells[column] ?? '', 'lon,lat')).length;
  const pairs = (columns.position ?? []).filter(
    (column) => readable(column) * 2 > sample.length,
  );
  const separate = sample.filter((row) => {
    const [lat, lon] = [cellOf(row, columns, 'lat'), cellOf(row, columns, 'lon')];
    return lat !== undefined && lon !== undefined && readPosition(lat, lon) !== undefined;
  }).length;
  if (separate > 0 || pairs.length === 0) delete columns.position;
  else columns.position = pairs;
  return columns.position ? orderOf(pairs[0] ?? '', sample) : 'lon,lat';
};

/** A number beyond 90 settles which one is the longitude; else the heading does. */
const orderOf = (column: string, sample: Row[]): PairOrder => {
  const pairs = sample.map((row) => readPositionPair(row.cells[column] ?? '', 'lon,lat'));
  if (pairs.some((pair) => pair && Math.abs(pair.lon) > 90)) return 'lon,lat';
  if (pairs.some((pair) => pair && Math.abs(pair.lat) > 90)) return 'lat,lon';
  return /^(lat|纬)/.test(plain(column)) ? 'lat,lon' : 'lon,lat';
};

const areSwapped = (columns: Columns, sample: Row[]): boolean => {
  const points = sample.flatMap((row) => {
    const point = readPosition(
      cellOf(row, columns, 'lat') ?? '',
      cellOf(row, columns, 'lon') ?? '',
    );
    return point ? [point] : [];
  });
  const beyond = points.filter(({ lat, lon }) => Math.abs(lat) > 90 && Math.abs(lon) <= 90);
  return points.length > 0 && beyond.length * 2 > points.length;
};
