/** What is wrong with an address that people gave: parts of a sentence, after a colon. ICU message syntax. */
export const outside = {
  'outside.no-address': 'it is no address of the web',
  'outside.user-name': 'it has a user name in it',
  'outside.not-web': 'it is neither https nor http',
  'outside.not-https': 'it is not https',
  'outside.private': '{address} is not an address of the open internet',
  'outside.redirect':
    'it answered {status}, a redirect {hasLocation, select, yes {to {location}} other {to nowhere}}, which is not followed',
  'outside.encoding': 'it packed its answer as {encoding}, which it was not asked for',
  'outside.too-large': 'its answer is larger than {kb, number} KB',
  'outside.slow': 'it did not answer within {seconds, number} {seconds, plural, =1 {second} other {seconds}}',
  'outside.slow-body':
    'it was not done answering after {seconds, number} {seconds, plural, =1 {second} other {seconds}}',
  'outside.given-up': 'it took longer than there was time for',
  'outside.no-http': 'what it answered is not HTTP',
  'outside.damaged': 'its answer is packed, and damaged',
  'outside.nothing-listens': 'nothing listens there',
  'outside.unknown-name': 'its name is not known',
  'outside.name-not-looked-up': 'its name could not be looked up',
  'outside.cut-off': 'it cut the connection off',
  'outside.no-way': 'there is no way to it',
  'outside.certificate-expired': 'its certificate has expired',
  'outside.certificate-self-signed': 'its certificate is signed by itself',
  'outside.certificate-of-another': 'its certificate is of another name',
  'outside.failed': 'the connection failed ({code})',
} as const;
