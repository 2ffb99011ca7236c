/** What people on a plan may have. */
export interface Plan {
  name: string;
  /** Credits in any 24 hours. */
  creditsPerDay: number;
  /** Clips under way at once. */
  clipsInFlight: number;
  /** Whether a community's managers may hand it out; the host always may. */
  grantableByManagers: boolean;
}

/** Every plan of an installation by its name; `standard` is everyone's. */
export type Plans = Readonly<Record<string, Plan>>;

export const STANDARD = "standard";

/** The plan of somebody whom a community's managers have put on one: what they may not hand out, nobody gets by them. */
export function planOf(plans: Plans, { plan }: { plan?: string | undefined }): Plan {
  const standard = plans[STANDARD];
  if (!standard) throw new Error(`there is no plan ${STANDARD}`);
  const given = plan !== undefined && Object.hasOwn(plans, plan) ? plans[plan] : undefined;
  return given?.grantableByManagers ? given : standard;
}

/** The plans a community's managers may hand out, by name. */
export function grantablePlans(plans: Plans): string[] {
  return Object.values(plans)
    .filter(({ name, grantableByManagers }) => grantableByManagers || name === STANDARD)
    .map(({ name }) => name);
}
