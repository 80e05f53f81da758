import { isIP } from 'node:net';
import { networks } from '../addresses.ts';

/** What is not of the open internet: private, link-local, loopback, multicast, reserved, documentation (IANA's registries). */
const NOT_PUBLIC_4 = networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
/** All that is assigned for the open internet lies in here. */
const PUBLIC_6 = networks(['2000::/3']);
/** Within it: Teredo and other protocols, documentation, and 6to4, which may carry a private IPv4 address. */
const NOT_PUBLIC_6 = networks(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether an address is one of the open internet. What carries an IPv4 address within IPv6 is none. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC_4.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return PUBLIC_6.check(address, 'ipv6') && !NOT_PUBLIC_6.check(address, 'ipv6');
}
