import { z } from 'zod';
import type { because } from '../record/parse.ts';

/**
 * Currencies that are money somewhere today: the active national codes of ISO 4217, January 2026. Not those that were
 * replaced (DEM, BGN), and no funds, metals or test codes (XAU, XXX), all of which `Intl` knows too.
 */
const IN_USE = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
   CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
   IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
   MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
   SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
   WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
);

/** A currency as people type it, `eur`, to its code. @param fault what is said of anything else */
export const currencyTyped = (fault: ReturnType<typeof because>) =>
  z
    .string()
    .transform((typed) => typed.trim().toUpperCase())
    .refine((code) => IN_USE.has(code), fault);
