/** The subject kind of an engagement's roadmap: `prioritization.roadmap:<engagement>`. */
export const ROADMAP_CARD = 'prioritization.roadmap';
