/** A strict reader of the XML the pictures use: elements, attributes, text. Enough to see that nothing broke out. */
const TAG = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)(\/?)>/y;
const TEXT = /(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)+/y;
/** Characters XML 1.0 has no place for. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

export function readXml(xml: string): { problem?: string; elements: Set<string> } {
  const elements = new Set<string>();
  const open: string[] = [];
  if (FORBIDDEN.test(xml)) return { problem: 'a character that XML forbids', elements };
  let at = 0;
  while (at < xml.length) {
    TEXT.lastIndex = at;
    TAG.lastIndex = at;
    const text = TEXT.exec(xml);
    const tag = text ? null : TAG.exec(xml);
    if (text) at += text[0].length;
    else if (tag) {
      const [whole, closing, name = '', , empty] = tag;
      elements.add(name);
      if (closing) {
        if (open.pop() !== name) return { problem: `</${name}> closes something else`, elements };
      } else if (!empty) open.push(name);
      at += whole.length;
    } else return { problem: `not XML: ${xml.slice(at, at + 60)}`, elements };
  }
  return open.length > 0 ? { problem: `${open.join(' ')} left open`, elements } : { elements };
}
