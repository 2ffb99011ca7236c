import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 breit",
  "9:16": "9:16 hochkant",
  "1:1": "1:1 quadratisch",
  "4:3": "4:3 klassisch",
  "3:4": "3:4 hoch",
  "21:9": "21:9 Kino",
};
const resolutions = { "480p": "480p klein", "720p": "720p HD", "1080p": "1080p Full HD" };
const styles = {
  papercut: "Scherenschnitt",
  photoreal: "Fotorealistisch",
  cinematic: "Kinofilm",
  anime: "Anime",
  "3d": "3D-Animation",
  watercolour: "Aquarell",
  noir: "Film noir",
  neon: "Neon",
  sketch: "Bleistiftskizze",
  claymation: "Knetanimation",
  pixel: "Pixel-Art",
  vintage: "Alter Film",
};
const cameras = {
  static: "Feste Kamera",
  "pan-left": "Schwenk nach links",
  "pan-right": "Schwenk nach rechts",
  "tilt-up": "Neigung nach oben",
  "tilt-down": "Neigung nach unten",
  "dolly-in": "Fahrt heran",
  "dolly-out": "Fahrt zurück",
  "truck-left": "Seitfahrt nach links",
  "truck-right": "Seitfahrt nach rechts",
  "crane-up": "Kran nach oben",
  "crane-down": "Kran nach unten",
  orbit: "Umkreisung",
  handheld: "Handkamera",
  "zoom-in": "Hineinzoomen",
  "zoom-out": "Herauszoomen",
  aerial: "Luftaufnahme",
};

const clip = said("clip", "Der Clip: antworte darauf oder wähle einen von deinen");
const picture = {
  seconds: said("sekunden", "Länge des ganzen Videos in Sekunden, 1 bis 60"),
  aspect: said("format", "Form des Bildes", aspects),
  resolution: said("auflösung", "Größe des Bildes", resolutions),
  style: said("stil", "Aussehen des Bildes", styles),
  camera: said("kamera", "Eine Kamerabewegung für alle Einstellungen; sonst entscheidet die Regie", cameras),
  model: said("modell", "Das Modell, das die Einstellungen dreht; siehe /models"),
  seed: said("seed", "Gleicher Seed und gleiche Worte ergeben wieder denselben Clip"),
  negative: said("negativ", "Was nicht zu sehen sein darf"),
};
const captionWays = {
  burned: "im Bild",
  file: "als Datei daneben",
  both: "im Bild und als Datei",
  off: "aus",
};
const musicStyles = {
  calm: "ruhig",
  bright: "hell",
  sad: "traurig",
  tense: "spannend",
  grand: "groß",
  playful: "verspielt",
  waltz: "Walzer",
  night: "Nacht",
};
const heard = {
  sound: said("ton", "Was zu hören ist: voice, music, effects, captions oder none"),
  voice: said("stimme", "Wessen Stimme spricht; siehe /voices"),
  captions: said("untertitel", "Wo zu lesen ist, was gesagt wird", captionWays),
  music: said("musik", "Wie die Musik klingt; sonst entscheidet die Geschichte", musicStyles),
  described: said("beschrieben", "Sagt, was zu sehen ist, für alle, die es nicht sehen können"),
};
const isPrivate = said("privat", "Nur du darfst den Clip sehen, abwandeln und weiterverwenden");
const track = said("musikstück", "Eigene Musik, oder ein Video, dessen Ton sie ist");
const images = {
  start_image: said("startbild", "Ein Bild, mit dem das Video beginnt"),
  end_image: said("endbild", "Ein Bild, mit dem das Video endet"),
  reference: said("vorlage", "Ein Bild von jemandem oder etwas, an das sich das Video hält"),
};
const usual = {
  seconds: said("sekunden", "Übliche Länge eines Videos in Sekunden"),
  aspect: said("format", "Übliche Form des Bildes", aspects),
  resolution: said("auflösung", "Übliche Größe des Bildes", resolutions),
  style: said("stil", "Übliches Aussehen des Bildes", styles),
  model: said("modell", "Übliches Modell; siehe /models"),
  sound: said("ton", "Üblicher Ton: voice, music, effects, captions oder none"),
  voice: said("stimme", "Übliche Stimme; siehe /voices"),
  captions: said("untertitel", "Wo üblicherweise zu lesen ist, was gesagt wird", captionWays),
  boards: said("storyboards", "Ob /video mit mehreren Einstellungen erst ein Storyboard zeigt", {
    first: "Erst ein Storyboard",
    off: "Sofort drehen",
  }),
  language: said("sprache", "Sprache von /help, und der Menüs, wo man sie wählen kann"),
};

export const de: CommandLocale = {
  locale: "de",
  help: {
    title: "Rushes macht Videos",
    intro:
      "Sag, was zu sehen sein soll, und der Clip kommt hierher zurück. Im privaten Chat genügen die Worte allein. Antworte mit Worten auf einen Clip, um ihn abzuwandeln.",
    text: "Text, bis zu {n} Zeichen",
    range: "{from} bis {to}",
    flag: "ja oder nein",
    clip: "ein Clip",
    model: "der Name eines Modells",
    image: "ein angehängtes Bild",
    recipe: "eine angehängte Rezeptdatei",
    video: "ein angehängtes Video",
    sound: "ein angehängtes Musikstück",
    required: "nötig",
    also: "auch",
  },
  commands: {
    video: {
      name: "video",
      description: "Mach aus einer Idee in Worten ein Video, bis zu einer Minute lang",
      options: {
        prompt: said("prompt", "Was das Video zeigt; mehrere Sätze werden mehrere Einstellungen"),
        ...picture,
        ...heard,
        draft: said("entwurf", "Vorab ein kostenloser Entwurf aus Papier, in Sekunden"),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("vorlage_2", "Ein zweites Bild, an das sich das Video hält"),
        reference_3: said("vorlage_3", "Ein drittes Bild, an das sich das Video hält"),
        recipe: said("rezept", "Eine Rezeptdatei von /recipe: macht diesen Clip noch einmal"),
      },
    },
    cast: {
      name: "besetzung",
      description: "Wer in den Filmen hier wiederkehrt: einmal anlegen, dann @Mara in jede Idee schreiben",
      options: {
        name: said(
          "name",
          "Der Name und nach einem Doppelpunkt das Aussehen; allein wird der Eintrag gezeigt",
        ),
        looks: said("aussehen", "Wie es aussieht; in jedem Film mit denselben Worten"),
        picture: said("bild", "Ein Bild davon, für Modelle, die welche nehmen"),
        do: said("tun", "Weglassen, oder für Verwaltende: sperren, sodass nur sie es ändern", {
          drop: "Weglassen",
          lock: "Sperren",
          unlock: "Entsperren",
        }),
        real: said("echt", "Ob das Bild einen echten Menschen zeigt, der zuerst gefragt wird", {
          nobody: "Niemanden: gezeichnet, Tier, erfunden",
          me: "Mich",
          somebody: "Jemand anderen, der zuerst gefragt wird",
        }),
        code: said("code", "Der Code, den dir jemand gab, weil ein Bild dich zeigt"),
      },
    },
    place: {
      name: "ort",
      description: "Wo Filme hier wieder spielen: einmal anlegen, dann @Bucht in jede Idee schreiben",
      options: {
        name: said(
          "name",
          "Der Name und nach einem Doppelpunkt das Aussehen; allein wird der Eintrag gezeigt",
        ),
        looks: said("aussehen", "Wie es aussieht; in jedem Film mit denselben Worten"),
        picture: said("bild", "Ein Bild davon, für Modelle, die welche nehmen"),
        do: said("tun", "Weglassen, oder für Verwaltende: sperren, sodass nur sie es ändern", {
          drop: "Weglassen",
          lock: "Sperren",
          unlock: "Entsperren",
        }),
      },
    },
    export: {
      name: "export",
      description: "Einstellungen, Bilder, Ton und Schnittlisten für ein Schnittprogramm, als Zip",
      options: {
        clip,
        for: said("für", "Für welches Programm; resolve gibt DNxHR und PCM in MOV und dauert länger", {
          any: "Jedes Programm",
          resolve: "DaVinci Resolve",
        }),
      },
    },
    film: {
      name: "film",
      description: "Plane einen Film als Storyboard: ansehen, umsonst ändern, dann rendern",
      options: {
        prompt: said(
          "geschichte",
          "Die Geschichte in mehreren Sätzen; jeder wird eine Einstellung oder mehr",
        ),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "remix",
      description: "Mach aus einem Clip einen neuen: sag, was anders werden soll",
      options: {
        clip,
        words: said("worte", "Was anders werden soll, etwa: bei Nacht und 20 Sekunden lang"),
        strength: said("stärke", "Wie weit es sich vom alten Bild entfernen darf", {
          subtle: "Dezent",
          medium: "Mittel",
          strong: "Stark",
        }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: {
      name: "warteschlange",
      description: "Zeigt deine Clips in Arbeit und wie lang die Schlange ist",
      options: {},
    },
    cancel: {
      name: "abbrechen",
      description: "Bricht einen Clip ab, der gerade entsteht; nur Begonnenes kostet Credits",
      options: {
        clip: said("clip", "Der Clip, der abgebrochen wird; sonst der, der gerade entsteht"),
        takes: said("fassungen", "Auch die anderen Fassungen abbrechen"),
      },
    },
    quota: {
      name: "guthaben",
      description: "Zeigt, wie viele Credits du heute noch hast, oder was ein Clip davon nähme",
      options: {
        prompt: said(
          "film",
          "Ein Clip, wie du ihn bestellen würdest: was er woher nähme. Gemacht wird nichts",
        ),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "verlauf",
      description: "Blättert durch deine Clips oder zeigt die Familie von einem",
      options: {
        page: said("seite", "Welche Seite; auf 1 stehen die neuesten"),
        clip: said("clip", "Ein Clip, dessen Familie gezeigt wird: woher er kommt und was aus ihm wurde"),
      },
    },
    ideas: {
      name: "ideen",
      description: "Zeigt drei Ideen zum Antippen, die ich gut zeichne; ansehen kostet nichts",
      options: { page: said("seite", "Welche drei; sonst jedes Mal andere") },
    },
    models: {
      name: "modelle",
      description: "Zeigt die Modelle, die für dich drehen können, und was sie kosten",
      options: { model: said("modell", "Ein Modell, um alles darüber zu sehen") },
    },
    settings: {
      name: "einstellungen",
      description: "Wähle deine übliche Länge, Form, Größe, Stil, Modell und Sprache",
      options: {
        ...usual,
        card: said(
          "karte",
          "leise: die Nachricht eines Clips ändert sich nur, wenn der nächste Schritt beginnt",
          { live: "Lebendig, mit Fortschritt", quiet: "Leise, eine Änderung je Schritt" },
        ),
        reset: said("zurücksetzen", "Was zurückgenommen wird, etwa style oder all"),
      },
    },
    help: {
      name: "hilfe",
      description: "Zeigt, was ich kann, oder alles über einen Befehl",
      options: { command: said("befehl", "Der Befehl, der erklärt wird") },
    },
    reroll: {
      name: "neuwurf",
      description: "Macht denselben Clip noch einmal mit einem anderen Seed",
      options: { seed: said("seed", "Der Seed; sonst ein neuer"), clip },
    },
    vary: {
      name: "varianten",
      description: "Macht bis zu vier Fassungen eines Clips nebeneinander, zum Auswählen",
      options: { takes: said("anzahl", "Wie viele Fassungen; sonst vier"), clip },
    },
    pick: {
      name: "auswahl",
      description: "Wähle unter den Fassungen von /vary, oder sieh sie nebeneinander",
      options: {
        take: said("fassung", "Welche, nach der Nummer auf dem Bogen"),
        drop_others: said("andere_löschen", "Löscht die anderen Fassungen"),
        sheet: said("bogen", "Zeigt die Fassungen nebeneinander, statt zu wählen"),
        clip,
      },
    },
    extend: {
      name: "verlängern",
      description: "Lässt einen Clip von seinem letzten Bild an weitergehen, bis zu einer Minute",
      options: {
        clip,
        seconds: said("sekunden", "Wie viele Sekunden dazukommen; sonst fünf"),
        words: said("worte", "Was dann geschieht; sonst geht die Geschichte weiter"),
      },
    },
    trim: {
      name: "zuschneiden",
      description: "Behält nur, was zwischen zwei Stellen eines Clips liegt; kostet nichts",
      options: {
        from: said("von", "Wo er beginnt, in Sekunden; sonst am Anfang"),
        to: said("bis", "Wo er endet, in Sekunden; sonst am Ende"),
        clip,
      },
    },
    loop: {
      name: "schleife",
      description: "Lässt einen Clip enden, wo er beginnt, sodass er endlos laufen kann",
      options: { clip },
    },
    blend: {
      name: "verbinden",
      description: "Verbindet zwei Clips mit einem Übergang, der für sie gemacht wird",
      options: {
        clip,
        with: said("mit", "Der Clip, der als zweiter kommt"),
        words: said("worte", "Wie der eine zum anderen wird; sonst, wie es passt"),
      },
    },
    reframe: {
      name: "umformen",
      description: "Macht einen Clip in einer anderen Form, etwa hochkant fürs Handy",
      options: { aspect: said("format", "Die neue Form des Bildes", aspects), clip },
    },
    render: {
      name: "endfassung",
      description: "Macht aus einem Entwurf das fertige Bild, oder denselben Clip größer oder anders",
      options: {
        resolution: said("auflösung", "Größe des Bildes; sonst die nächstgrößere", resolutions),
        model: said("modell", "Das Modell, das dreht; sonst dein übliches"),
        clip,
      },
    },
    vote: {
      name: "abstimmen",
      description: "Gib einem Entwurf einen Stern, damit er für alle gedreht wird; nochmal nimmt ihn zurück",
      options: { clip },
    },
    reorder: {
      name: "umordnen",
      description: "Ordnet die Einstellungen eines Clips neu oder lässt welche weg; kostet nichts",
      options: {
        clip,
        order: said("folge", "Nummern in neuer Folge, etwa 3 1 2; was fehlt, fällt weg"),
        drop: said("weglassen", "Nummern der Einstellungen, die wegfallen, etwa 2 5"),
      },
    },
    voices: {
      name: "stimmen",
      description: "Zeigt, wessen Stimmen in deinen Filmen sprechen können",
      options: { voice: said("stimme", "Welche Stimme du hören willst") },
    },
    captions: {
      name: "untertitel",
      description: "Gibt dir als Untertiteldatei, was in einem Clip gesagt wird",
      options: {
        clip,
        format: said("format", "SubRip für Player und Schnittprogramme, WebVTT für Webseiten", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "rezept",
      description: "Gibt dir eine Datei, die sagt, wie ein Clip gemacht ist",
      options: { clip, file: said("datei", "Eine Rezeptdatei: macht deren Clip noch einmal") },
    },
    verify: {
      name: "prüfen",
      description: "Sagt, ob ein Video hier gemacht wurde und wann: häng es an oder antworte darauf",
      options: { clip, file: said("datei", "Das Video, das geprüft wird") },
    },
    report: {
      name: "melden",
      description: "Sagt dem Betreiber, dass ein Clip hier nicht sein sollte: antworte darauf",
      options: {
        clip,
        reason: said("grund", "Was damit nicht stimmt", {
          me: "Das bin ich, oder mein Werk",
          intimate: "Intime Bilder einer echten Person",
          minor: "Sexuelles mit Minderjährigen",
          violence: "Grausam oder blutig",
          hate: "Hass",
          other: "Etwas anderes",
        }),
      },
    },
    privacy: {
      name: "datenschutz",
      description: "Was über dich gespeichert ist; export gibt es dir, forget löscht alles",
      options: {
        do: said("was", "export, forget oder undo", {
          show: "Was gespeichert ist",
          export: "Alles als Datei",
          forget: "Alles löschen",
          undo: "Doch nicht löschen",
        }),
      },
    },
    show: {
      name: "zeigen",
      description: "Zeigt einen fertigen Clip noch einmal, einen privaten nur dir; kostet nichts",
      options: { clip },
    },
    private: {
      name: "privat",
      description: "Behält einen deiner Clips für dich: niemand sonst darf ihn abwandeln",
      options: { clip },
    },
    public: {
      name: "öffentlich",
      description: "Lässt wieder alle im Chat einen deiner Clips abwandeln",
      options: { clip },
    },
    delete: {
      name: "löschen",
      description: "Löscht einen Clip: seine Nachricht und Dateien; was daraus entstand, bleibt",
      options: { clip },
    },
    link: {
      name: "verknüpfen",
      description: "Teilt Credits und Verlauf mit dir selbst auf einer anderen Plattform",
      options: { code: said("code", "Der Code, den /link dir auf der anderen Plattform gab") },
    },
    unlink: {
      name: "trennen",
      description: "Teilt Credits und Verlauf nicht länger mit deiner anderen Plattform",
      options: {},
    },
    join: {
      name: "beitreten",
      description: "Mit dem Code einer Einladung hereinkommen oder auf die Warteliste",
      options: { code: said("code", "Der Code deiner Einladung; ohne ihn kommst du auf die Warteliste") },
    },
    rushes: {
      name: "rushes",
      description: "Einstellungen dieses Servers oder dieser Gruppe, für die Verwaltung",
      options: {
        ...usual,
        credits_per_day: said("credits_pro_tag", "Credits, die alle zusammen in 24 Stunden ausgeben dürfen"),
        models: said("modelle", "Modelle, die hier erlaubt sind, mit Kommas getrennt"),
        chats: said("kanäle", "Wo ich Clips mache: überall oder in gewählten Kanälen wie diesem", {
          everywhere: "Überall",
          "only-here": "Nur hier",
          "also-here": "Auch hier",
          "not-here": "Nicht hier",
        }),
        channel: said("kanal", "Der Kanal, den chats meint, wenn es nicht dieser ist"),
        askers: said("wer", "Wer um Clips bitten darf", {
          everyone: "Alle",
          managers: "Nur die Verwaltung",
        }),
        threads: said("threads", "Jeder erste Clip öffnet einen Thread für seine Remixe"),
        votes: said(
          "abstimmung",
          "Mitglieder geben Entwürfen Sterne, und die mit den meisten werden täglich gedreht",
          { on: "Über Entwürfe wird abgestimmt", off: "Keine Abstimmung" },
        ),
        role: said("rolle", "Eine Rolle, die einen Plan bekommt; gehört zu plan"),
        plan: said("plan", "Der Plan für Mitglieder mit der Rolle; none nimmt ihn zurück"),
        adult_styles: said("stile_ab_18", "Stile nur für Kanäle ab 18, mit Kommas getrennt"),
        words: said(
          "wörter",
          "Wörter, um die hier niemand bitten darf, mit Kommas; -wort nimmt eins zurück, show zeigt sie",
        ),
        log: said("protokoll", "Zeigt, was hier zuletzt gestoppt oder gemeldet wurde"),
        money: said("geld", "Zeigt, was bezahlte Modelle hier diesen Monat gekostet haben"),
        strictness: said("strenge", "Wie früh etwas gestoppt wird, überall hier oder nur in diesem Kanal", {
          normal: "Wie der Bot es hat",
          strict: "Strenger, überall hier",
          "strict-here": "Strenger in diesem Kanal",
          "normal-here": "Nicht strenger in diesem Kanal",
        }),
        reset: said("zurücksetzen", "Was zurückgenommen wird, etwa models oder all"),
      },
    },
  },
};
