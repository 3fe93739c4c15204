/** Claims in the order in which a reader needs them: what fails, what is undecided, what holds. */
import type { Claim } from '../claims/claim.js';
import type { Verdict } from '../claims/verdict.js';

export const VERDICTS: readonly Verdict[] = ['fails', 'undecided', 'holds'];

/** Within a verdict the order stays. */
export function worstFirst<C extends Pick<Claim, 'verdict'>>(claims: readonly C[]): C[] {
  return VERDICTS.flatMap((verdict) => claims.filter((claim) => claim.verdict === verdict));
}

/** `30 of 37 claims hold, 2 fail, 5 are undecided`; a problem of the user's own claims nothing. */
export function tally(claims: readonly Pick<Claim, 'verdict'>[]): string {
  if (claims.length === 0) return 'No claims to judge';
  const count = (wanted: Verdict): number => claims.filter(({ verdict }) => verdict === wanted).length;
  const [holds, fails, undecided] = [count('holds'), count('fails'), count('undecided')];
  const all = `${holds} of ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} ${holds === 1 ? 'holds' : 'hold'}`;
  return `${all}, ${fails} ${fails === 1 ? 'fails' : 'fail'}, ${undecided} ${undecided === 1 ? 'is' : 'are'} undecided`;
}
