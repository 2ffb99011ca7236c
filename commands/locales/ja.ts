import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 横長",
  "9:16": "9:16 縦長",
  "1:1": "1:1 正方形",
  "4:3": "4:3 標準",
  "3:4": "3:4 やや縦長",
  "21:9": "21:9 シネマ",
};
const resolutions = { "480p": "480p 小", "720p": "720p HD", "1080p": "1080p フルHD" };
const styles = {
  papercut: "切り絵",
  photoreal: "実写風",
  cinematic: "映画風",
  anime: "アニメ",
  "3d": "3Dアニメーション",
  watercolour: "水彩画",
  noir: "フィルム・ノワール",
  neon: "ネオン",
  sketch: "鉛筆スケッチ",
  claymation: "クレイアニメ",
  pixel: "ドット絵",
  vintage: "昔のフィルム",
};
const cameras = {
  static: "固定",
  "pan-left": "左へパン",
  "pan-right": "右へパン",
  "tilt-up": "上へティルト",
  "tilt-down": "下へティルト",
  "dolly-in": "ドリーイン",
  "dolly-out": "ドリーアウト",
  "truck-left": "左へトラック",
  "truck-right": "右へトラック",
  "crane-up": "クレーンアップ",
  "crane-down": "クレーンダウン",
  orbit: "回り込み",
  handheld: "手持ち",
  "zoom-in": "ズームイン",
  "zoom-out": "ズームアウト",
  aerial: "空撮",
};

const clip = said("クリップ", "対象のクリップ。クリップに返信するか、自分のものから選びます");
const picture = {
  seconds: said("秒数", "動画全体の長さ（秒）、1～60"),
  aspect: said("縦横比", "画面の形", aspects),
  resolution: said("解像度", "画面の大きさ", resolutions),
  style: said("スタイル", "画の雰囲気", styles),
  camera: said("カメラ", "全ショット共通のカメラワーク。省くと監督が決めます", cameras),
  model: said("モデル", "ショットを作るモデル。一覧は /models"),
  seed: said("シード", "同じシードと同じ言葉なら、同じクリップになります"),
  negative: said("除外", "映ってほしくないもの"),
};
const captionWays = { burned: "画面の中", file: "別のファイル", both: "画面とファイル", off: "なし" };
const musicStyles = {
  calm: "おだやか",
  bright: "明るい",
  sad: "悲しい",
  tense: "緊張",
  grand: "壮大",
  playful: "楽しい",
  waltz: "ワルツ",
  night: "夜",
};
const heard = {
  sound: said("音", "聞こえるもの：voice、music、effects、captions、または none"),
  voice: said("声", "話す人の声。/voices で一覧"),
  captions: said("字幕", "話した言葉をどこに表示するか", captionWays),
  music: said("音楽", "音楽の雰囲気。なければ物語で決まります", musicStyles),
  described: said("音声解説", "見えない人のために、見えるものを声で伝えます"),
};
const isPrivate = said("非公開", "自分だけがこのクリップを見て、リミックスや再利用ができます");
const track = said("曲", "自分の音楽。動画ならその音を使います");
const images = {
  start_image: said("開始画像", "動画の始まりになる画像"),
  end_image: said("終了画像", "動画の終わりになる画像"),
  reference: said("参照", "似せたい人や物の画像"),
};
const usual = {
  seconds: said("秒数", "いつもの動画の長さ（秒）"),
  aspect: said("縦横比", "いつもの画面の形", aspects),
  resolution: said("解像度", "いつもの画面の大きさ", resolutions),
  style: said("スタイル", "いつもの画の雰囲気", styles),
  model: said("モデル", "いつものモデル。一覧は /models"),
  sound: said("音", "いつもの音：voice、music、effects、captions、または none"),
  voice: said("声", "いつもの声。/voices で一覧"),
  captions: said("字幕", "いつも字幕をどこに表示するか", captionWays),
  boards: said("絵コンテ", "複数ショットの /video で、先に絵コンテを見せるか", {
    first: "先に絵コンテ",
    off: "すぐに作る",
  }),
  language: said("言語", "/help と、選べる場所ではメニューの言語"),
};

export const ja: CommandLocale = {
  locale: "ja",
  help: {
    title: "Rushes は動画を作ります",
    intro:
      "何を見せたいかを書くと、クリップがここに届きます。個人チャットでは言葉だけで十分です。クリップに言葉で返信するとリミックスになります。",
    text: "テキスト、{n} 文字まで",
    range: "{from}〜{to}",
    flag: "はい / いいえ",
    clip: "クリップ",
    model: "モデルの名前",
    image: "添付画像",
    recipe: "添付したレシピファイル",
    video: "添付した動画",
    sound: "添付した音楽",
    required: "必須",
    also: "別名",
  },
  commands: {
    video: {
      name: "動画",
      description: "言葉で伝えたアイデアから、最長1分の動画を作ります",
      options: {
        prompt: said("内容", "動画に映るもの。文がいくつかあれば、ショットもいくつかになります"),
        ...picture,
        ...heard,
        draft: said("下書き", "本番の前に、無料の切り絵の下書きを数秒で作ります"),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("参照2", "似せたい二つ目の画像"),
        reference_3: said("参照3", "似せたい三つ目の画像"),
        recipe: said("レシピ", "/recipe で得たファイル。同じクリップをもう一度作ります"),
      },
    },
    cast: {
      name: "配役",
      description: "ここの動画に何度も出る人や物。一度作れば、アイデアに @Mara と書くだけです",
      options: {
        name: said("名前", "名前と、コロンの後に見た目。名前だけなら表示します"),
        looks: said("見た目", "見た目。どの動画でも同じ言葉で伝えます"),
        picture: said("画像", "その画像。画像を受け取るモデルに使います"),
        do: said("操作", "外す。管理者は、自分たちだけが変えられるように固定できます", {
          drop: "外す",
          lock: "固定する",
          unlock: "固定を解く",
        }),
        real: said("実在", "画像に実在の人が写っているか。その人に先に尋ねます", {
          nobody: "いない：絵、動物、架空",
          me: "自分",
          somebody: "ほかの人（先に尋ねます）",
        }),
        code: said("コード", "画像にあなたが写っているために渡されたコード"),
      },
    },
    place: {
      name: "場所",
      description: "ここの動画に何度も出る場所。一度作れば、アイデアに @Cove と書くだけです",
      options: {
        name: said("名前", "名前と、コロンの後に見た目。名前だけなら表示します"),
        looks: said("見た目", "見た目。どの動画でも同じ言葉で伝えます"),
        picture: said("画像", "その画像。画像を受け取るモデルに使います"),
        do: said("操作", "外す。管理者は、自分たちだけが変えられるように固定できます", {
          drop: "外す",
          lock: "固定する",
          unlock: "固定を解く",
        }),
      },
    },
    export: {
      name: "書き出し",
      description: "編集ソフト用に、ショット・静止画・音・編集リストをzipで受け取ります",
      options: {
        clip,
        for: said("用途", "どのソフト用か。resolve は MOV（DNxHR と PCM）で、時間がかかります", {
          any: "どの編集ソフトでも",
          resolve: "DaVinci Resolve",
        }),
      },
    },
    film: {
      name: "映画",
      description: "映画を絵コンテで計画します。見て、無料で直してから本番を作ります",
      options: {
        prompt: said("物語", "物語をいくつかの文で。一文が一つ以上のショットになります"),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "リミックス",
      description: "あるクリップから新しいクリップを作ります。何を変えるか伝えてください",
      options: {
        clip,
        words: said("変更", "変えたいこと。例：夜にして、20秒にする"),
        strength: said("強さ", "元の画からどこまで離れてよいか", {
          subtle: "控えめ",
          medium: "ふつう",
          strong: "強め",
        }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: { name: "順番", description: "制作中のクリップと待ち行列を見ます", options: {} },
    cancel: {
      name: "中止",
      description: "制作中のクリップを止めます。クレジットがかかるのは始めた分だけです",
      options: {
        clip: said("クリップ", "止めるクリップ。省くと、いま制作中のもの"),
        takes: said("テイク", "ほかのテイクも止めます"),
      },
    },
    quota: {
      name: "残高",
      description: "今日あと何クレジット使えるか、またはクリップがいくつ使うかを見ます",
      options: {
        prompt: said("内容", "頼むつもりのクリップ。どこからいくつ使うかを見ます。何も作りません"),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "履歴",
      description: "自分のクリップをめくって見る、または一つの系譜を見ます",
      options: {
        page: said("ページ", "何ページ目か。1が最新です"),
        clip: said("クリップ", "系譜を見たいクリップ（何から生まれ、何が生まれたか）"),
      },
    },
    ideas: {
      name: "アイデア",
      description: "得意な題材のアイデアを三つ出します。見るだけなら無料です",
      options: { page: said("ページ", "どの三つか。省くと毎回ちがうもの") },
    },
    models: {
      name: "モデル",
      description: "ショットを作れるモデルと料金を見ます",
      options: { model: said("モデル", "くわしく見たいモデル") },
    },
    settings: {
      name: "設定",
      description: "いつもの長さ、形、大きさ、スタイル、モデル、言語を選びます",
      options: {
        ...usual,
        card: said("カード", "控えめにすると、クリップのメッセージは次の段階に進むときだけ変わります", {
          live: "進み具合も表示",
          quiet: "控えめ（段階ごとに一度）",
        }),
        reset: said("リセット", "元に戻す設定。例：style、または all"),
      },
    },
    help: {
      name: "ヘルプ",
      description: "できること、または一つのコマンドのすべてを見ます",
      options: { command: said("コマンド", "説明してほしいコマンド") },
    },
    reroll: {
      name: "引き直し",
      description: "同じクリップを別のシードでもう一度作ります",
      options: { seed: said("シード", "使うシード。省くと新しいもの"), clip },
    },
    vary: {
      name: "バリエーション",
      description: "一つのクリップから最大四つのテイクを並べて作り、選べるようにします",
      options: { takes: said("テイク数", "いくつ作るか。省くと四つ"), clip },
    },
    pick: {
      name: "選択",
      description: "/vary のテイクから選ぶ、または並べて見ます",
      options: {
        take: said("テイク", "一覧の番号で、どれか"),
        drop_others: said("他を削除", "ほかのテイクを削除します"),
        sheet: said("一覧", "選ばずに、テイクを並べて見ます"),
        clip,
      },
    },
    extend: {
      name: "延長",
      description: "最後のコマから続きを作ります。全体で最長1分",
      options: {
        clip,
        seconds: said("秒数", "何秒足すか。省くと5秒"),
        words: said("続き", "次に起こること。省くと物語がそのまま続きます"),
      },
    },
    trim: {
      name: "切り出し",
      description: "クリップの二つの時点の間だけを残します。無料です",
      options: {
        from: said("開始", "始まり（秒）。省くと先頭から"),
        to: said("終了", "終わり（秒）。省くと最後まで"),
        clip,
      },
    },
    loop: {
      name: "ループ",
      description: "終わりが始まりにつながり、途切れず回るクリップにします",
      options: { clip },
    },
    blend: {
      name: "つなぐ",
      description: "二つのクリップを、専用のつなぎで一つにします",
      options: {
        clip,
        with: said("相手", "あとに来るクリップ"),
        words: said("つなぎ方", "一方がどうもう一方になるか。省くとおまかせ"),
      },
    },
    reframe: {
      name: "形を変える",
      description: "クリップを別の形で作ります。例：スマホ用の縦長",
      options: { aspect: said("縦横比", "新しい画面の形", aspects), clip },
    },
    render: {
      name: "本番",
      description: "下書きを本番の画にする、または同じクリップを大きく、別のモデルで作ります",
      options: {
        resolution: said("解像度", "画面の大きさ。省くと一段上", resolutions),
        model: said("モデル", "ショットを作るモデル。省くといつものもの"),
        clip,
      },
    },
    vote: {
      name: "投票",
      description: "下書きに星を付けて、みんなのために本番にします。もう一度で取り消し",
      options: { clip },
    },
    reorder: {
      name: "並べ替え",
      description: "クリップのショットを並べ替える、または抜きます。無料です",
      options: {
        clip,
        order: said("順序", "新しい順のショット番号。例：3 1 2。書かないものは抜けます"),
        drop: said("抜く", "抜くショットの番号。例：2 5"),
      },
    },
    voices: {
      name: "声",
      description: "作品で話せる声の一覧を見ます",
      options: { voice: said("声", "聞いてみたい声") },
    },
    captions: {
      name: "字幕",
      description: "クリップで話された言葉を字幕ファイルで受け取ります",
      options: {
        clip,
        format: said("形式", "SubRip はプレーヤーや編集用、WebVTT はウェブ用", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "レシピ",
      description: "クリップの作り方を記したファイルを受け取ります。保存、編集、作り直しに",
      options: { clip, file: said("ファイル", "レシピのファイル。そのクリップをもう一度作ります") },
    },
    verify: {
      name: "確認",
      description: "動画がここで作られたか、いつかを調べます。添付するか返信してください",
      options: { clip, file: said("ファイル", "調べる動画") },
    },
    report: {
      name: "通報",
      description: "ふさわしくないクリップを運営者に知らせます。クリップに返信してください",
      options: {
        clip,
        reason: said("理由", "何が問題か", {
          me: "自分、または自分の作品",
          intimate: "実在の人物の私的な画像",
          minor: "未成年者の性的内容",
          violence: "残虐・流血",
          hate: "憎悪",
          other: "その他",
        }),
      },
    },
    privacy: {
      name: "プライバシー",
      description: "保存されているあなたの情報。export で受け取り、forget ですべて削除",
      options: {
        do: said("内容", "export、forget、undo のどれか", {
          show: "保存されている内容",
          export: "すべてをファイルで",
          forget: "すべて削除",
          undo: "削除をやめる",
        }),
      },
    },
    show: {
      name: "表示",
      description: "できあがったクリップをもう一度投稿します。非公開のものは自分だけに。無料です",
      options: { clip },
    },
    private: {
      name: "非公開",
      description: "自分のクリップを自分だけのものにします。ほかの人はリミックスできません",
      options: { clip },
    },
    public: {
      name: "公開",
      description: "自分のクリップを、チャットの誰もがまたリミックスできるようにします",
      options: { clip },
    },
    delete: {
      name: "削除",
      description: "クリップのメッセージとファイルを消します。そこから生まれたものは残ります",
      options: { clip },
    },
    link: {
      name: "連携",
      description: "ほかのサービスの自分と、クレジットと履歴を共有します",
      options: { code: said("コード", "ほかのサービスで /link が示したコード") },
    },
    unlink: { name: "連携解除", description: "ほかのサービスの自分との共有をやめます", options: {} },
    join: {
      name: "参加",
      description: "招待コードで入る、または順番を待ちます",
      options: { code: said("コード", "招待コード。なければ順番待ちに入ります") },
    },
    rushes: {
      name: "rushes",
      description: "このサーバーやグループの設定（管理する人用）",
      options: {
        ...usual,
        credits_per_day: said("一日のクレジット", "全員合わせて24時間に使えるクレジット"),
        models: said("モデル一覧", "ここで使えるモデル（コンマ区切り）"),
        chats: said("チャンネル", "クリップを作る場所。どこでも、またはここのような選んだチャンネル", {
          everywhere: "どこでも",
          "only-here": "ここだけ",
          "also-here": "ここでも",
          "not-here": "ここ以外",
        }),
        channel: said("対象チャンネル", "chats が指すチャンネル（ここでない場合）"),
        askers: said("頼める人", "クリップを頼める人", { everyone: "全員", managers: "管理する人だけ" }),
        threads: said("スレッド", "最初のクリップごとに、リミックス用のスレッドを開きます"),
        votes: said("投票", "メンバーが下書きに星を付け、毎日いちばん多いものを本番にします", {
          on: "下書きに投票する",
          off: "投票なし",
        }),
        role: said("ロール", "プランを与えるロール。プランと一緒に使います"),
        plan: said("プラン", "そのロールの人のプラン。none で取り消し"),
        adult_styles: said("成人向けスタイル", "成人向けチャンネルでのみ使えるスタイル（コンマ区切り）"),
        words: said("言葉", "ここで頼めない言葉（コンマ区切り）。-言葉 で取り消し、show で一覧"),
        log: said("記録", "最近ここで止められた、または通報されたものを表示"),
        money: said("費用", "今月ここで有料モデルにかかった金額を表示"),
        strictness: said("厳しさ", "どの程度で止めるか（全体、またはこのチャンネルだけ）", {
          normal: "ボットの設定どおり",
          strict: "全体で厳しく",
          "strict-here": "このチャンネルだけ厳しく",
          "normal-here": "このチャンネルは厳しくしない",
        }),
        reset: said("リセット", "元に戻す設定。例：models、または all"),
      },
    },
  },
};
