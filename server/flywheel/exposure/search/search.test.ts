import { describe, expect, test } from 'vitest';
import { makeSearchIndex } from './search.ts';
import type { Texts } from './search.ts';

const names = [
  '兰州拉面',
  '马记兰州拉面（石榴巷店）',
  '阿珍肠粉',
  '老周牛肉面馆',
  '西安肉夹馍',
  '行知书店',
  '招商银行',
  '重庆小面',
  '绿茶餐厅',
  'Blue Bottle Coffee',
  'STARBUCKS 星巴克',
  '85度C面包房',
  '7-ELEVEN便利店',
  '潮起海鲜大排档',
  '翠华茶餐厅·望潮店',
  'Café Lumière',
  '乐乐美发',
  '長樂糖水舖',
];

const nameTexts = (text: string): Texts => [{ field: 'name', text }];

const signs = () => {
  const index = makeSearchIndex();
  names.forEach((text, no) => index.put(no, nameTexts(text)));
  return index;
};

/** The best hit, with what is highlighted in brackets. */
const bestFor = (words: string, index = signs()): string | undefined => {
  const [hit] = index.find(words, { limit: 10 }).hits;
  if (!hit) return undefined;
  return hit.highlights.reduceRight(
    (text, { from, until }) =>
      `${text.slice(0, from)}[${text.slice(from, until)}]${text.slice(until)}`,
    hit.text,
  );
};

test.each([
  ['characters', '兰州拉面', '[兰州拉面]'],
  ['a beginning', '兰州', '[兰州]拉面'],
  ['a piece from within', '牛肉面', '老周[牛肉面]馆'],
  ['a single character', '馍', '西安肉夹[馍]'],
  ['full pinyin', 'lanzhoulamian', '[兰州拉面]'],
  ['full pinyin with spaces', 'lan zhou la mian', '[兰州拉面]'],
  ['pinyin in capitals', 'LanZhou', '[兰州]拉面'],
  ['a syllable that is not finished', 'lanzhoul', '[兰州拉]面'],
  ['half a syllable', 'azhenchan', '[阿珍肠]粉'],
  ['pinyin that can be cut twice', 'xian', '[西安]肉夹馍'],
  ['initials', 'lzlm', '[兰州拉面]'],
  ['initials of two letters', 'zhsh', '[招商]银行'],
  ['initials after pinyin', 'lanzhoulm', '[兰州拉面]'],
  ['pinyin after initials', 'lzlamian', '[兰州拉面]'],
  ['a character among pinyin', '兰zhou拉面', '[兰州拉面]'],
  ['initials before characters', 'lz拉面', '[兰州拉面]'],
  ['characters before initials', '阿珍cf', '[阿珍肠粉]'],
  ['one reading of two', 'xingzhi', '[行知]书店'],
  ['the other reading', 'yinhang', '招商[银行]'],
  ['重 as chong', 'chongqing', '[重庆]小面'],
  ['ü as v', 'lvcha', '[绿茶]餐厅'],
  ['ü as u', 'lucha', '[绿茶]餐厅'],
  ['ü itself', 'lücha', '[绿茶]餐厅'],
  ['traditional for simplified', '蘭州拉麵', '[兰州拉面]'],
  ['simplified for traditional', '长乐糖水铺', '[長樂糖水舖]'],
  ['pinyin of traditional', 'changle', '[長樂]糖水舖'],
  ['full-width letters', 'ｂｌｕｅ', '[Blue] Bottle Coffee'],
  ['letters of any case', 'starBUCKS', '[STARBUCKS] 星巴克'],
  ['words without their space', 'bluebottle', '[Blue] [Bottle] Coffee'],
  ['letters without accents', 'cafe lumiere', '[Café] [Lumière]'],
  ['digits and a sign between', '85度c', '[85度C]面包房'],
  ['digits without punctuation', '7eleven', '[7]-[ELEVEN]便利店'],
  ['over brackets', '拉面石榴', '马记兰州[拉面]（[石榴]巷店）'],
  ['over a middle dot', '茶餐厅望潮', '翠华[茶餐厅]·[望潮]店'],
  ['punctuation that was typed', '「阿珍」肠粉！', '[阿珍肠粉]'],
  ['initials of what is doubled', 'llmf', '[乐乐美发]'],
])('%s: %s', (_, words, found) => expect(bestFor(words)).toBe(found));

test.each([
  ['a wrong character', '兰洲拉面', '[兰州拉面]'],
  ['a wrong character that sounds otherwise', '潮起河鲜', '[潮起]海[鲜]大排档'],
  ['a missing character', '老周牛面馆', '[老周牛]肉[面馆]'],
  ['a character too many', '重庆的小面', '[重庆小面]'],
  ['two characters exchanged', '西安夹肉馍', '[西安肉夹馍]'],
  ['all characters by their sound', '阿真长粉', '[阿珍肠粉]'],
  ['a letter missing', 'starbuks', '[STARBU]C[KS] 星巴克'],
  ['a letter too many', 'cofffee', 'Blue Bottle [Coffee]'],
  ['another letter', 'bottke', 'Blue [Bott]l[e] Coffee'],
  ['two letters exchanged', 'statbucks', '[STA]R[BUCKS] 星巴克'],
  ['two neighbours exchanged', 'satrbucks', '[STARBUCKS] 星巴克'],
  ['pinyin with a letter missing', 'lanzoulamian', '[兰州拉面]'],
  ['pinyin with a letter too many', 'azhenchuangfen', '[阿珍肠粉]'],
  ['pinyin with another letter', 'xiamroujiamo', '[西安肉夹馍]'],
  ['pinyin with two exchanged', 'lanzhuolamian', '[兰州拉面]'],
  ['pinyin with two exchanged at a border', 'laznhoulamian', '[兰州拉面]'],
])('forgives %s: %s', (_, words, found) => expect(bestFor(words)).toBe(found));

test.each([['l'], [''], ['！？'], ['lk'], ['兰外'], ['qqqqq'], ['kfc']])(
  'finds nothing for %j',
  (words) => expect(signs().find(words, { limit: 5 }).hits).toEqual([]),
);

describe('what comes first', () => {
  const order = (words: string) =>
    signs()
      .find(words, { limit: 5 })
      .hits.map(({ text }) => text);

  test('a whole name comes before a part of one', () =>
    expect(order('兰州拉面')).toEqual(['兰州拉面', '马记兰州拉面（石榴巷店）']));

  test('weights decide among what is about as good', () => {
    const weigh = (no: number) => (no === 1 ? 1 : 0.1);
    const [first] = signs().find('兰州拉面', { limit: 5, weigh }).hits;
    expect(first?.no).toBe(1);
  });

  test('what is not accepted is not there', () => {
    const accept = (no: number) => no !== 0;
    const { hits } = signs().find('lzlm', { limit: 5, accept });
    expect(hits.map(({ no }) => no)).toEqual([1]);
  });

  test('nothing is forgiven because the right one is shut', () => {
    const accept = (no: number) => no !== 7;
    expect(signs().find('重庆小面', { limit: 5, accept }).hits).toEqual([]);
  });
});

describe('a street with dishes, districts and notes', () => {
  const street = () => {
    const index = makeSearchIndex();
    for (let no = 0; no < 6; no += 1) {
      index.put(no, [
        {
          field: 'name',
          text: ['阿珍', '老林', '陈记', '小满', '四婶', '头班车'][no] ?? '',
        },
        { field: 'dish', text: no < 4 ? '鲜虾肠粉' : '蚵仔煎' },
        { field: 'category', text: '小吃' },
        { field: 'district', text: no % 2 === 0 ? '望潮新区' : '旧港' },
      ]);
    }
    index.put(6, [{ field: 'note', text: '排队半小时，蚵仔煎很脆，值得再来。' }]);
    return index;
  };

  test('a dish is found at every place that cooks it', () => {
    const { hits } = street().find('xianxia', { limit: 10 });
    expect(hits.map(({ no, field }) => [no, field])).toEqual(
      [0, 1, 2, 3].map((no) => [no, 'dish']),
    );
  });

  test('a note is found after a dish of that name', () => {
    const { hits } = street().find('蚵仔煎', { limit: 10 });
    expect(hits.map(({ field }) => field)).toEqual(['dish', 'dish', 'note']);
    expect(hits[2]?.highlights).toEqual([{ from: 6, until: 9 }]);
  });

  test('several words may be found in several texts', () => {
    const { hits } = street().find('旧港 changfen', { limit: 10 });
    expect(hits.map(({ no }) => no)).toEqual([1, 3]);
    expect(hits[0]?.text).toBe('旧港');
  });

  test('suggestions say how many places they find', () => {
    expect(street().suggest('xiaoc', { limit: 5 })).toEqual([
      {
        field: 'category',
        text: '小吃',
        highlights: [{ from: 0, until: 2 }],
        no: null,
        places: 6,
      },
    ]);
  });

  test('a name that is one place says which', () => {
    const [first] = street().suggest('小m', { limit: 5 });
    expect(first).toMatchObject({ text: '小满', no: 3, places: 1 });
  });

  test('nothing is suggested for the first character', () => {
    expect(street().suggest('小', { limit: 5 })).toEqual([]);
  });

  test('a slip asks whether something else was meant', () => {
    expect(street().find('鲜瞎肠粉', { limit: 5 }).didYouMean).toBe('鲜虾肠粉');
    expect(street().find('xianxiachanfgen', { limit: 5 }).didYouMean).toBe('鲜虾肠粉');
    expect(street().find('鲜虾肠粉', { limit: 5 }).didYouMean).toBeNull();
  });
});

describe('words and texts made to be slow', () => {
  test('readings that begin alike are not tried in every combination', () => {
    const index = signs();
    index.put(60, nameTexts('差'.repeat(40)));
    const { hits } = index.find('c'.repeat(40), { limit: 5 });
    expect(hits.map(({ no }) => no)).toEqual([60]);
    expect(index.find(`${'c'.repeat(39)}q`, { limit: 5 }).hits).toEqual([]);
  }, 2_000);

  test('a word that stands elsewhere marks nothing in the text that is shown', () => {
    const index = signs();
    index.put(61, [
      { field: 'note', text: '在海的那一边的港' },
      { field: 'dish', text: '很长很长的海鲜面套餐' },
    ]);
    index.put(62, [
      { field: 'name', text: '港' },
      { field: 'note', text: '一二三四五六七八九十一二三四五六七八九十套餐' },
    ]);
    const weigh = (no: number) => (no === 61 ? 1 : 0);
    for (const { text, highlights } of index.find('套餐 港', { limit: 5, weigh }).hits) {
      for (const { until } of highlights) expect(until).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('changes', () => {
  test('a place that is renamed is found by its new name only', () => {
    const index = signs();
    index.put(0, nameTexts('沙县小吃'));
    expect(bestFor('沙县', index)).toBe('[沙县]小吃');
    expect(bestFor('lanzhou', index)).toBe('马记[兰州]拉面（石榴巷店）');
  });

  test('a place that is dropped is gone', () => {
    const index = signs();
    index.drop(0);
    index.drop(0);
    index.drop(999);
    expect(index.size).toBe(names.length - 1);
    expect(index.find('兰州拉面', { limit: 5 }).hits.map(({ no }) => no)).toEqual([1]);
  });

  test('a text that two places share stays for the other', () => {
    const index = signs();
    index.put(50, nameTexts('兰州拉面'));
    index.drop(0);
    expect(index.find('兰州拉面', { limit: 5 }).hits.map(({ no }) => no)).toEqual([50, 1]);
  });

  test('memory is counted and does not grow by writing the same again', () => {
    const index = signs();
    const before = index.bytes();
    for (let again = 0; again < 50; again += 1) {
      index.put(3, nameTexts('老周牛肉面馆'));
      index.put(5, nameTexts(again % 2 === 0 ? '行知书店' : '知行书店'));
    }
    expect(index.bytes()).toBeLessThan(before * 1.05);
  });
});
