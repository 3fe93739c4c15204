import { hs002 } from './hs002.js';
import { hs003 } from './hs003.js';
import { hs005 } from './hs005.js';
import { hs006 } from './hs006.js';
import { hs008 } from './hs008.js';
import { hs009 } from './hs009.js';
import { hs011 } from './hs011.js';
import { hs012 } from './hs012.js';
import { hs014 } from './hs014.js';
import { hs015 } from './hs015.js';
import { hs017 } from './hs017.js';
import { hs018 } from './hs018.js';
import { hs020 } from './hs020.js';
import { hs021 } from './hs021.js';
import { hs023 } from './hs023.js';
import { hs024 } from './hs024.js';
import { hs026 } from './hs026.js';
import { hs027 } from './hs027.js';
import { hs029 } from './hs029.js';
import { hs030 } from './hs030.js';
import { hs032 } from './hs032.js';
import { hs033 } from './hs033.js';
import { hs035 } from './hs035.js';
import { hs036 } from './hs036.js';
import { hs038 } from './hs038.js';
import { hs039 } from './hs039.js';
import { hs041 } from './hs041.js';
import { hs042 } from './hs042.js';
import { hs044 } from './hs044.js';
import { hs045 } from './hs045.js';
import { hs047 } from './hs047.js';
import { hs048 } from './hs048.js';
import { hs050 } from './hs050.js';
import { hs051 } from './hs051.js';
import { hs053 } from './hs053.js';
import { hs054 } from './hs054.js';
import { hs056 } from './hs056.js';
import { hs059 } from './hs059.js';
import { hs060 } from './hs060.js';
import { hs062 } from './hs062.js';
import { hs063 } from './hs063.js';
import { hs065 } from './hs065.js';
import { hs066 } from './hs066.js';
import { hs071 } from './hs071.js';
import { hs072 } from './hs072.js';
import { hs074 } from './hs074.js';
import { hs075 } from './hs075.js';
import { hs077 } from './hs077.js';
import { hs078 } from './hs078.js';
import { hs080 } from './hs080.js';
import { hs081 } from './hs081.js';
import { hs083 } from './hs083.js';
import { hs084 } from './hs084.js';
import { hs086 } from './hs086.js';
import { hs087 } from './hs087.js';
import { hs093 } from './hs093.js';
import { hs095 } from './hs095.js';
import { hs096 } from './hs096.js';
import { hs098 } from './hs098.js';
import { hs099 } from './hs099.js';
import { hs101 } from './hs101.js';
import { hs102 } from './hs102.js';
import { hs104 } from './hs104.js';
import { hs107 } from './hs107.js';
import { hs108 } from './hs108.js';
import { hs110 } from './hs110.js';
import { hs111 } from './hs111.js';
import { hs113 } from './hs113.js';
import { hs114 } from './hs114.js';
import { hs116 } from './hs116.js';
import { hs117 } from './hs117.js';
import { hs119 } from './hs119.js';
import type { TestProblem } from './test-problem.js';

/** The test problems, in the book's order. */
export const problems: readonly TestProblem[] = [
  hs002,
  hs003,
  hs005,
  hs006,
  hs008,
  hs009,
  hs011,
  hs012,
  hs014,
  hs015,
  hs017,
  hs018,
  hs020,
  hs021,
  hs023,
  hs024,
  hs026,
  hs027,
  hs029,
  hs030,
  hs032,
  hs033,
  hs035,
  hs036,
  hs038,
  hs039,
  hs041,
  hs042,
  hs044,
  hs045,
  hs047,
  hs048,
  hs050,
  hs051,
  hs053,
  hs054,
  hs056,
  hs059,
  hs060,
  hs062,
  hs063,
  hs065,
  hs066,
  hs071,
  hs072,
  hs074,
  hs075,
  hs077,
  hs078,
  hs080,
  hs081,
  hs083,
  hs084,
  hs086,
  hs087,
  hs093,
  hs095,
  hs096,
  hs098,
  hs099,
  hs101,
  hs102,
  hs104,
  hs107,
  hs108,
  hs110,
  hs111,
  hs113,
  hs114,
  hs116,
  hs117,
  hs119,
];
