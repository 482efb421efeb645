const passes = new Uint32Array(1 << 16);

/** What the mutated code asks and counts. */
export const mutants = {
  active: -1,
  hits: 0,
  hitLimit: Infinity,
  counting: false,

  start({ active = -1, hitLimit = Infinity, counting = false }) {
    Object.assign(mutants, { active, hitLimit, counting, hits: 0 });
    passes.fill(0);
  },
  hit() {
    if (++mutants.hits > mutants.hitLimit) throw new Error(`more than ${mutants.hitLimit} passes`);
    return true;
  },
  overLimit: () => mutants.hits > mutants.hitLimit,
  count(...ids) {
    for (const id of ids) passes[id]++;
  },
  /** The passes since it was last asked, by mutant. */
  takePasses() {
    const taken = {};
    for (const [id, count] of passes.entries()) if (count > 0) taken[id] = count;
    passes.fill(0);
    return taken;
  },
};

/**
 * Stryker's code asks a function which mutant is on, by a string, and counts every pass in a dictionary: in the inner loops of a simulation
 * that is twenty times the work itself. Here the same questions are a comparison of two small integers, and passes are counted in an array,
 * and only in the first run. `m_9fa48` is the `mutants` above.
 */
export function quickSwitches(code) {
  const from = code.indexOf("function stryNS_9fa48()");
  if (from < 0) return code;
  const last = "return isActive(id);\n}";
  return (code.slice(0, from) + code.slice(code.indexOf(last) + last.length))
    .replace(/stryMutAct_9fa48\("(\d+)"\)/g, "(m_9fa48.active === $1 && m_9fa48.hit())")
    .replace(/stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g, (_, ids) => `(m_9fa48.counting && m_9fa48.count(${ids.replaceAll('"', "")}))`);
}
