import type { Category } from '#contract/place.ts';

/** A value of amenity, shop, tourism or fclass, and the column it stood in. */
export type Tag = { column: string; value: string };

/**
 * What kind of place the tags describe, by our short list; the first tag that says
 * something wins. `not a place` is street furniture and what nobody can walk into.
 */
export const categoryOf = (tags: Tag[], hasCuisine: boolean): Kind => {
  const values = tags.flatMap(({ column, value }) =>
    value.split(/[;,|]/).map((part) => ({ column, value: plain(part) })),
  );
  const known = values.flatMap(({ value }) => byValue.get(value) ?? []);
  // Chinese types are paths from the general to the particular: they are read as a whole.
  known.push(...tags.flatMap(({ value }) => byChinese(plain(value)) ?? []));
  const visitable = known.find((category) => category !== 'not a place');
  if (visitable) return visitable;
  if (known.length > 0 || values.some(({ value }) => isGone(value))) return 'not a place';
  if (hasCuisine) return 'restaurant';
  const column = values.map((tag) => byColumn.get(tag.column.toLowerCase()));
  return column.find((category) => category !== undefined) ?? 'other';
};

const plain = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const isGone = (value: string): boolean =>
  /^(disused|abandoned|demolished|removed|razed|proposed|construction)/.test(value) ||
  /^(vending|recycling|parking)/.test(value);

const lists: Record<Kind, string> = {
  'restaurant':
    'restaurant food_court seafood canteen steak_house food kitchen ' + 'ramen_restaurant',
  'cafe':
    'cafe coffee coffee_shop tea ice_cream internet_cafe teahouse tea_house ' +
    'bubble_tea coffee_roastery dessert milkbar',
  'bar': 'bar pub biergarten nightclub karaoke_box wine_bar brewery winery club',
  'fast_food': 'fast_food chicken_shop snack takeaway food_truck sandwich',
  'bakery': 'bakery pastry patisserie confectionery cake cakes deli delicatessen',
  'convenience':
    'convenience kiosk newsagent newsagency general general_store milk_bar ' +
    'tobacco tobacconist convenience_store',
  'supermarket':
    'supermarket hypermarket wholesale grocery greengrocer butcher fishmonger ' +
    'marketplace market farm organic',
  'shop':
    'clothes clothing fashion boutique shoes shoe_shop books bookshop gift gifts ' +
    'gift_shop department_store mall doityourself hardware furniture ' +
    'furniture_shop florist jewelry jeweller electronics stationery computer ' +
    'computer_shop mobile_phone mobile_phone_shop pet sports sports_shop outdoor ' +
    'outdoor_shop bicycle bicycle_shop toys toy_shop art antiques second_hand ' +
    'charity variety_store variety_shop garden_centre alcohol beverages wine ' +
    'optician music musical_instrument hifi video video_games hobby ' +
    'interior_decoration carpet bed chandler houseware household appliance fabric ' +
    'photo car car_parts car_dealership motorcycle tyres cosmetics chemist ' +
    'perfumery bag baby_goods leather sewing kitchenware paint trade thrift ' +
    'op_shop pawnbroker games candles frame clock chocolate spice cheese retail ' +
    'shop phone accessories craft crafts lottery',
  'beauty':
    'beauty beauty_shop beauty_salon hairdresser massage tattoo spa salon nails ' +
    'cosmetic tanning_salon barber sauna public_bath',
  'leisure':
    'park playground sports_centre pitch stadium swimming_pool golf_course gym ' +
    'garden fitness_centre fitness_center fitness_station camp_site caravan_site ' +
    'picnic_site zoo theme_park water_park dog_park nature_reserve marina ' +
    'bowling_alley miniature_golf ice_rink dance yoga dojo amusement_arcade ' +
    'adult_gaming_centre casino gambling escape_game ' +
    'sport leisure track golf fishing',
  'culture':
    'museum theatre cinema library arts_centre gallery attraction artwork ' +
    'memorial monument ruins castle fort archaeological lighthouse viewpoint ' +
    'place_of_worship community_centre studio music_venue events_venue ' +
    'exhibition_centre aquarium planetarium',
  'lodging':
    'hotel motel hostel guest_house guesthouse chalet bed_and_breakfast apartment ' +
    'alpine_hut resort',
  'service':
    'bank post_office laundry dry_cleaning car_repair car_wash travel_agency ' +
    'travel_agent estate_agent real_estate town_hall townhall police fire_station ' +
    'courthouse embassy public_building tourist_info information bureau_de_change ' +
    'copyshop funeral_directors locksmith tailor shoe_repair money_lender ' +
    'insurance bookmaker ticket storage_units repair photo_studio vet veterinary ' +
    'office lawyer accountant coworking coworking_space social_facility ' +
    'nursing_home social_centre bicycle_repair printing',
  'transport':
    'fuel gas charging_station bus_station ferry_terminal taxi car_rental ' +
    'car_sharing bicycle_rental boat_rental boat_hire railway_station station ' +
    'airport bikesharing_station airport_terminal',
  'health':
    'pharmacy doctors hospital clinic dentist health medical_supply physiotherapy ' +
    'physiotherapist optometrist health_centre medical_centre hearing_aids ' +
    'herbalist alternative',
  'education':
    'school kindergarten university college childcare child_care driving_school ' +
    'language_school music_school art_school training',
  'other': 'brothel stripclub erotic yes',
  'not a place':
    'bench bus_stop tram_stop subway_entrance toilets toilet bicycle_parking ' +
    'motorcycle_parking waste_basket ' +
    'waste_disposal post_box telephone emergency_phone drinking_water water_well ' +
    'water_tower water_works fountain atm bbq picnic_table shelter hunting_stand ' +
    'bird_hide tower comms_tower camera_surveillance fire_hydrant street_lamp ' +
    'grit_bin vacant wayside_shrine wayside_cross grave_yard graveyard prison ' +
    'marker elevators telephone_exchange slipway bicycle_repair_station ' +
    'loading_dock letter_box clock_tower waste_transfer_station',
};

type Kind = Category | 'not a place';

const byValue = new Map<string, Kind>(
  // Object.entries forgets that the keys are the categories of the record's type.
  (Object.entries(lists) as [Kind, string][]).flatMap(([kind, values]) =>
    values.split(' ').map((value): [string, Kind] => [value, kind]),
  ),
);

/** Where the value is unknown, the column still says what it is about. */
const byColumn = new Map<string, Category>([
  ['shop', 'shop'],
  ['tourism', 'culture'],
  ['leisure', 'leisure'],
  ['sport', 'leisure'],
  ['office', 'service'],
  ['craft', 'service'],
  ['healthcare', 'health'],
]);

const chineseWords: [RegExp, Kind][] = [
  [/公共厕所|卫生间|停车|自动取款|atm|门牌|道路附属|地名地址|电话亭|报刊亭/, 'not a place'],
  [/咖啡|茶座|茶馆|奶茶|冷饮|甜品/, 'cafe'],
  [/酒吧|夜总会|ktv|清吧/, 'bar'],
  [/快餐|小吃/, 'fast_food'],
  [/面包|蛋糕|糕饼|烘焙/, 'bakery'],
  [/便利店|便民/, 'convenience'],
  [/超市|菜市场|农贸/, 'supermarket'],
  [/美容|美发|美甲|丽人|spa|按摩|足疗/, 'beauty'],
  [/酒店|宾馆|旅馆|民宿|住宿|客栈/, 'lodging'],
  [/餐|饭店|火锅|烧烤|料理|美食|菜/, 'restaurant'],
  [/医|药|诊所|口腔|保健/, 'health'],
  [/学校|教育|培训|幼儿园|大学|科教/, 'education'],
  [/博物|展览|影院|剧院|图书|美术|文化|风景|景点|名胜/, 'culture'],
  [/健身|运动|体育|公园|游乐|休闲|娱乐|游泳/, 'leisure'],
  [/地铁|公交|机场|火车站|加油|充电|交通/, 'transport'],
  [/购物|商场|专卖|服装|商店|书店|家居|花店/, 'shop'],
  [/生活服务|银行|邮局|维修|洗衣|政府|公司|金融/, 'service'],
];

const byChinese = (value: string): Kind | undefined =>
  /\p{Script=Han}/u.test(value)
    ? chineseWords.find(([pattern]) => pattern.test(value))?.[1]
    : undefined;
