import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 宽屏",
  "9:16": "9:16 竖屏",
  "1:1": "1:1 方形",
  "4:3": "4:3 经典",
  "3:4": "3:4 竖版",
  "21:9": "21:9 影院",
};
const resolutions = { "480p": "480p 小", "720p": "720p 高清", "1080p": "1080p 全高清" };
const styles = {
  papercut: "剪纸",
  photoreal: "写实",
  cinematic: "电影感",
  anime: "动漫",
  "3d": "3D 动画",
  watercolour: "水彩",
  noir: "黑色电影",
  neon: "霓虹",
  sketch: "铅笔素描",
  claymation: "黏土动画",
  pixel: "像素画",
  vintage: "老胶片",
};
const cameras = {
  static: "固定镜头",
  "pan-left": "左摇",
  "pan-right": "右摇",
  "tilt-up": "上摇",
  "tilt-down": "下摇",
  "dolly-in": "推近",
  "dolly-out": "拉远",
  "truck-left": "左移",
  "truck-right": "右移",
  "crane-up": "升",
  "crane-down": "降",
  orbit: "环绕",
  handheld: "手持",
  "zoom-in": "变焦放大",
  "zoom-out": "变焦缩小",
  aerial: "航拍",
};

const clip = said("片段", "要处理的片段：回复它，或从自己的片段里选");
const picture = {
  seconds: said("秒数", "整段视频的长度（秒），1 到 60"),
  aspect: said("画幅", "画面的形状", aspects),
  resolution: said("分辨率", "画面的大小", resolutions),
  style: said("风格", "画面的样子", styles),
  camera: said("镜头", "所有镜头用同一种运动；不填则由导演决定", cameras),
  model: said("模型", "制作镜头的模型，见 /models"),
  seed: said("种子", "相同的种子和文字会得到相同的片段"),
  negative: said("排除", "画面里不能出现的东西"),
};
const captionWays = { burned: "在画面里", file: "另存为文件", both: "画面和文件都有", off: "不要" };
const musicStyles = {
  calm: "平静",
  bright: "明快",
  sad: "悲伤",
  tense: "紧张",
  grand: "宏大",
  playful: "俏皮",
  waltz: "圆舞曲",
  night: "夜晚",
};
const heard = {
  sound: said("声音", "听到什么：voice、music、effects、captions 或 none"),
  voice: said("嗓音", "由谁的声音来说；见 /voices"),
  captions: said("字幕", "说的话显示在哪里", captionWays),
  music: said("音乐", "音乐的感觉；不填则由故事决定", musicStyles),
  described: said("口述", "把画面说出来，给看不见的人听"),
};
const isPrivate = said("私密", "只有你能看到、改编和再使用这个片段");
const track = said("音轨", "你自己的音乐，或取其声音的视频");
const images = {
  start_image: said("首图", "视频开头的图片"),
  end_image: said("尾图", "视频结尾的图片"),
  reference: said("参考图", "要保持相像的人或物的图片"),
};
const usual = {
  seconds: said("秒数", "平时的视频长度（秒）"),
  aspect: said("画幅", "平时的画面形状", aspects),
  resolution: said("分辨率", "平时的画面大小", resolutions),
  style: said("风格", "平时的画面样子", styles),
  model: said("模型", "平时用的模型，见 /models"),
  sound: said("声音", "常用的声音：voice、music、effects、captions 或 none"),
  voice: said("嗓音", "常用的声音角色；见 /voices"),
  captions: said("字幕", "字幕通常显示在哪里", captionWays),
  boards: said("分镜", "有多个镜头的 /video 是否先给出分镜", { first: "先看分镜", off: "直接制作" }),
  language: said("语言", "/help 的语言，以及可选时菜单的语言"),
};

export const zhCN: CommandLocale = {
  locale: "zh-CN",
  help: {
    title: "Rushes 会制作视频",
    intro: "说出画面要展示什么，短片就会回到这里。私聊中只写文字即可。用文字回复一个短片就能改编它。",
    text: "文字，最多 {n} 个字符",
    range: "{from} 到 {to}",
    flag: "是或否",
    clip: "一个短片",
    model: "模型的名称",
    image: "一张附带的图片",
    recipe: "一个附带的配方文件",
    video: "一个附带的视频",
    sound: "附上的音乐",
    required: "必填",
    also: "也可写作",
  },
  commands: {
    video: {
      name: "视频",
      description: "用文字说出想法，做成最长一分钟的视频",
      options: {
        prompt: said("内容", "视频里有什么；几句话会变成几个镜头"),
        ...picture,
        ...heard,
        draft: said("草稿", "正式制作前，几秒钟得到免费的剪纸草稿"),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("参考图二", "第二张要保持相像的图片"),
        reference_3: said("参考图三", "第三张要保持相像的图片"),
        recipe: said("配方", "/recipe 给出的文件：把那个片段再做一遍"),
      },
    },
    cast: {
      name: "角色",
      description: "在这里的视频中反复出现的人或物：创建一次，以后在任何想法里写 @Mara",
      options: {
        name: said("名称", "名称，冒号后写外观；只写名称则显示它"),
        looks: said("外观", "看起来如何，每部视频都用同样的话"),
        picture: said("图片", "它的图片，供接受图片的模型使用"),
        do: said("操作", "去掉；管理员还可锁定，只有管理员能更改", {
          drop: "去掉",
          lock: "锁定",
          unlock: "解锁",
        }),
        real: said("真人", "图片中是否有真人；会先征得其同意", {
          nobody: "没有：绘画、动物、虚构",
          me: "我",
          somebody: "别人，会先征得其同意",
        }),
        code: said("代码", "因为图片里有你而给你的代码"),
      },
    },
    place: {
      name: "地点",
      description: "在这里的视频中反复出现的地点：创建一次，以后在任何想法里写 @Cove",
      options: {
        name: said("名称", "名称，冒号后写外观；只写名称则显示它"),
        looks: said("外观", "看起来如何，每部视频都用同样的话"),
        picture: said("图片", "它的图片，供接受图片的模型使用"),
        do: said("操作", "去掉；管理员还可锁定，只有管理员能更改", {
          drop: "去掉",
          lock: "锁定",
          unlock: "解锁",
        }),
      },
    },
    export: {
      name: "导出",
      description: "把镜头、画面、声音和剪辑表打包成 zip，供剪辑软件使用",
      options: {
        clip,
        for: said("用于", "用于哪个软件；resolve 给出 MOV（DNxHR 与 PCM），需要更久", {
          any: "任何剪辑软件",
          resolve: "DaVinci Resolve",
        }),
      },
    },
    film: {
      name: "电影",
      description: "把电影排成分镜：先看，免费修改，再正式制作",
      options: {
        prompt: said("故事", "用几句话讲故事；每句成为一个或多个镜头"),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "改编",
      description: "从一个片段做出新片段：说说要改什么",
      options: {
        clip,
        words: said("改动", "要改什么，例如：改成夜晚，长度 20 秒"),
        strength: said("强度", "可以离原来的画面多远", { subtle: "轻微", medium: "中等", strong: "强烈" }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: { name: "队列", description: "查看你正在制作的片段和队列长度", options: {} },
    cancel: {
      name: "取消",
      description: "停止正在制作的片段，只有已开始的部分扣积分",
      options: {
        clip: said("片段", "要停止的片段；不填则是你正在制作的那个"),
        takes: said("版本", "同时停止其他版本"),
      },
    },
    quota: {
      name: "余额",
      description: "查看今天还剩多少积分，或一个片段会用多少",
      options: {
        prompt: said("内容", "你想要的片段：会从哪里扣多少积分。不会制作任何东西"),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "历史",
      description: "翻看你的片段，或查看某个片段的家族",
      options: {
        page: said("页码", "第几页；第 1 页最新"),
        clip: said("片段", "要查看家族的片段：从何而来，又生出了什么"),
      },
    },
    ideas: {
      name: "灵感",
      description: "给出三个我画得好的点子，点一下即可；看看不花积分",
      options: { page: said("页", "哪三个；不填则每次不同") },
    },
    models: {
      name: "模型",
      description: "查看可以制作镜头的模型和价格",
      options: { model: said("模型", "想详细了解的模型") },
    },
    settings: {
      name: "设置",
      description: "选择平时的长度、画幅、大小、风格、模型和语言",
      options: {
        ...usual,
        card: said("卡片", "安静：片子的消息只在进入下一步时才更新", {
          live: "实时，显示进度",
          quiet: "安静，每一步更新一次",
        }),
        reset: said("重置", "要恢复的设置，例如 style，或 all"),
      },
    },
    help: {
      name: "帮助",
      description: "看看我会做什么，或某个命令的全部说明",
      options: { command: said("命令", "要说明的命令") },
    },
    reroll: {
      name: "重来",
      description: "换一个种子，把同一个片段再做一遍",
      options: { seed: said("种子", "要用的种子；不填则用新的"), clip },
    },
    vary: {
      name: "变体",
      description: "为一个片段并排做出最多四个版本，供你挑选",
      options: { takes: said("数量", "几个版本；不填则四个"), clip },
    },
    pick: {
      name: "挑选",
      description: "从 /vary 的版本中挑一个，或并排查看",
      options: {
        take: said("版本", "哪一个，按总览图上的编号"),
        drop_others: said("删除其他", "删除其他版本"),
        sheet: said("总览", "不挑选，只并排查看各版本"),
        clip,
      },
    },
    extend: {
      name: "延长",
      description: "从最后一帧继续，总长最多一分钟",
      options: {
        clip,
        seconds: said("秒数", "加几秒；不填则五秒"),
        words: said("后续", "接下来发生什么；不填则故事继续"),
      },
    },
    trim: {
      name: "裁剪",
      description: "只保留片段中两个时刻之间的部分，不花积分",
      options: {
        from: said("开始", "从第几秒开始；不填则从头"),
        to: said("结束", "到第几秒结束；不填则到尾"),
        clip,
      },
    },
    loop: { name: "循环", description: "让片段首尾相接，可以一直循环", options: { clip } },
    blend: {
      name: "融合",
      description: "用专门制作的过渡把两个片段连起来",
      options: {
        clip,
        with: said("另一个", "排在第二的片段"),
        words: said("方式", "一个怎样变成另一个；不填则自动"),
      },
    },
    reframe: {
      name: "改画幅",
      description: "把片段做成另一种形状，例如适合手机的竖屏",
      options: { aspect: said("画幅", "新的画面形状", aspects), clip },
    },
    render: {
      name: "成片",
      description: "把草稿做成正式画面，或把同一片段做得更大、换个模型",
      options: {
        resolution: said("分辨率", "画面的大小；不填则大一档", resolutions),
        model: said("模型", "制作镜头的模型；不填则用平时的"),
        clip,
      },
    },
    vote: {
      name: "投票",
      description: "给草稿加星，让它为大家做成成片；再来一次则取消",
      options: { clip },
    },
    reorder: {
      name: "重排",
      description: "调整片段里镜头的顺序，或去掉几个，不花积分",
      options: {
        clip,
        order: said("顺序", "新顺序的镜头编号，例如 3 1 2；没写的会去掉"),
        drop: said("去掉", "要去掉的镜头编号，例如 2 5"),
      },
    },
    voices: {
      name: "嗓音",
      description: "看看哪些声音可以在你的影片里说话",
      options: { voice: said("嗓音", "想听哪个声音") },
    },
    captions: {
      name: "字幕",
      description: "把片段里说的话作为字幕文件给你",
      options: {
        clip,
        format: said("格式", "SubRip 用于播放器和剪辑，WebVTT 用于网页", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "配方",
      description: "得到一个说明片段如何制作的文件，可保存、修改或重做",
      options: { clip, file: said("文件", "配方文件：把那个片段再做一遍") },
    },
    verify: {
      name: "验证",
      description: "查一段视频是否在这里制作、何时制作：附上它或回复它",
      options: { clip, file: said("文件", "要查的视频") },
    },
    report: {
      name: "举报",
      description: "告诉机器人的管理者某个片段不该在这里：回复它",
      options: {
        clip,
        reason: said("原因", "有什么问题", {
          me: "是我本人或我的作品",
          intimate: "真人的私密画面",
          minor: "涉及未成年人的色情",
          violence: "残忍或血腥",
          hate: "仇恨",
          other: "其他",
        }),
      },
    },
    privacy: {
      name: "隐私",
      description: "保存了你的哪些信息；export 导出，forget 全部删除",
      options: {
        do: said("操作", "export、forget 或 undo", {
          show: "保存了什么",
          export: "全部导出为文件",
          forget: "全部删除",
          undo: "取消删除",
        }),
      },
    },
    show: { name: "展示", description: "再次发布完成的片段，私密的只给你看；不花积分", options: { clip } },
    private: { name: "私密", description: "把你的片段留给自己：别人不能改编它", options: { clip } },
    public: { name: "公开", description: "让聊天里的人又能改编你的片段", options: { clip } },
    delete: { name: "删除", description: "删除片段的消息和文件；由它做出的片段会保留", options: { clip } },
    link: {
      name: "关联",
      description: "与另一个平台上的自己共享积分和历史",
      options: { code: said("代码", "/link 在另一个平台上给你的代码") },
    },
    unlink: { name: "解除关联", description: "不再与另一个平台上的自己共享积分和历史", options: {} },
    join: {
      name: "加入",
      description: "用邀请码进入，或排队等候",
      options: { code: said("邀请码", "你的邀请码；不填则进入等候名单") },
    },
    rushes: {
      name: "rushes",
      description: "这个服务器或群组的设置，供管理者使用",
      options: {
        ...usual,
        credits_per_day: said("每日积分", "所有成员 24 小时内一共可用的积分"),
        models: said("可用模型", "这里可以用的模型，用逗号分开"),
        chats: said("频道", "我在哪里制作片段：所有地方，或像这里一样选定的频道", {
          everywhere: "所有地方",
          "only-here": "只在这里",
          "also-here": "这里也可以",
          "not-here": "这里不行",
        }),
        channel: said("指定频道", "chats 所指的频道（如果不是此频道）"),
        askers: said("谁可以", "谁可以请我制作片段", { everyone: "所有人", managers: "仅管理者" }),
        threads: said("子区", "每个首发片段都为它的改编开一个子区"),
        votes: said("投票", "成员给草稿加星，每天把星最多的做成成片", { on: "对草稿投票", off: "不投票" }),
        role: said("身份组", "要给予方案的身份组；与方案一起填写"),
        plan: said("方案", "该身份组成员的方案；none 表示取消"),
        adult_styles: said("成人风格", "只能在成人频道使用的风格，用逗号分开"),
        words: said("词语", "这里不许使用的词，用逗号分隔；-词 取消一个，show 列出全部"),
        log: said("记录", "显示最近在这里被拦下或举报的内容"),
        money: said("费用", "显示本月付费模型在这里花了多少"),
        strictness: said("严格程度", "多早拦下请求：全部频道或仅此频道", {
          normal: "按机器人的设置",
          strict: "全部频道更严格",
          "strict-here": "仅此频道更严格",
          "normal-here": "此频道不更严格",
        }),
        reset: said("重置", "要恢复的设置，例如 models，或 all"),
      },
    },
  },
};
