import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Tells whose request it is, for limits per address. */
export interface Addresses {
  of(request: IncomingMessage): string;
}

/**
 * The address of whoever opened the connection. Only where that is a proxy named in `trusted` is `X-Forwarded-For`
 * believed, and of it the last address that no trusted proxy has: what stands before it anybody can write.
 * IPv6 callers count by their /64, which is what one of them is usually given.
 * @param trusted addresses and networks: `10.0.0.0/8`, `fd00::/8`, `192.0.2.7`
 */
export function openAddresses(trusted: readonly string[]): Addresses {
  const proxies = networks(trusted);
  const isProxy = (address: string) => proxies.check(address, familyOf(address));
  return {
    of: ({ socket, headers }) => {
      const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
      const hops = [...forwarded.map((hop) => hop.trim()), plain(socket.remoteAddress ?? '')];
      let caller = hops.pop() ?? '';
      for (let hop = hops.pop(); hop !== undefined && isIP(caller) > 0 && isProxy(caller); hop = hops.pop()) {
        const address = plain(hop);
        // Not an address: the proxy that wrote it is as far as we can see.
        if (isIP(address) === 0) break;
        caller = address;
      }
      return network(caller);
    },
  };
}

/** @throws Error for what is no address and no network */
export function networks(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const text of list) {
    const [address = '', bits] = text.split('/');
    if (isIP(address) === 0) throw new Error(`${text} is no address`);
    const family = familyOf(address);
    if (bits === undefined) found.addAddress(address, family);
    else found.addSubnet(address, Number(bits || Number.NaN), family);
  }
  return found;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IPv4 as a socket for both families tells it is IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...rest];
  return `${all.slice(0, 4).join(':')}::/64`;
}
