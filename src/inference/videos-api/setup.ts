import type { BackendSetup } from "../backend-setup.ts";
import { createVideosApiBackend } from "./backend.ts";
import { checkVideosApi } from "./findings.ts";

interface Settings {
  backends: { videosApi: { urls: string[]; key: string | undefined; slots?: number | undefined } };
}

export const videosApiSetup: BackendSetup<Settings> = {
  id: "videos-api",
  setting: "VIDEO_API_URL",
  isSetUp: ({ backends }) => backends.videosApi.urls.length > 0,
  create: ({ backends }, parts) => createVideosApiBackend({ ...parts, ...backends.videosApi }),
  check: ({ backends }, { fetch }) => checkVideosApi({ ...backends.videosApi, fetch }),
};
