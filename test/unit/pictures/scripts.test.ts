import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/pictures/render.ts';

/** A lineage of one source with this name, in pixels. */
const drawn = async (label: string): Promise<string> => {
  const nodes = [{ id: 'a', label, kind: 'source' as const }];
  const { bytes } = await draw({ picture: 'lineage', lineage: { title: 'x', nodes, edges: [] } });
  return Buffer.from(bytes).toString('base64');
};

describe('names in any script', () => {
  it.each([
    ['Japanese', '顧客データ', '学校デーク'],
    ['Chinese', '客户数据', '订单信息'],
    ['Korean', '고객데이터', '주문기록들'],
    ['Arabic', 'بيانات', 'عملائي'],
    ['Hebrew', 'לקוחות', 'הזמנות'],
    ['Hindi', 'ग्राहक', 'आदेशों'],
    ['Thai', 'ลูกค้า', 'ข้อมูล'],
    ['East Asian units', '㎡㎥', '㈱㍿'],
    ['wide digits', '１２', '３４'],
  ])(
    '[F4.2] [K8] %s has glyphs of its own: two names of one length are two pictures',
    async (_script, name, other) => {
      // Where a font lacks them, each character is the same box.
      expect(await drawn(name)).not.toBe(await drawn(other));
      expect(await drawn(name)).toBe(await drawn(name));
    },
  );

  it('[P2.6] [K8] charts have them too', async () => {
    const chart = async (name: string) => {
      const candidates = [{ name, factors: [5, 4, 3, 5] as const, roi: '' }];
      const criteria = ['a', 'b', 'c', 'd'] as const;
      const { bytes } = await draw({ picture: 'matrix', chart: { title: 'x', criteria, candidates } });
      return Buffer.from(bytes).toString('base64');
    };
    expect(await chart('顧客データ')).not.toBe(await chart('学校デーク'));
  });
});
