/** Somebody on a platform. */
export interface Person {
  /** `platform:user-id`, unique over all platforms. */
  id: string;
  /** The name shown in that chat. */
  name: string;
  /** BCP 47 language the platform says they use. */
  locale?: string;
  /** The plan the platform gives them here (a server role, say); absent: the installation's default. */
  plan?: string;
  /** Ids of the roles they have here, where the platform has such. */
  roles?: readonly string[];
  /** Since when they belong to this community, in milliseconds since 1970, where the platform tells. */
  memberSince?: number;
  /** Whether they may change this group's settings and cancel anyone's clip in it. */
  manager?: boolean;
}
