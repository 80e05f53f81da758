/** How long half of the people wait at most: measured in the run of the figure for the slowest. */
export { default } from './ack_approve_p99_ratio.ts';
