import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { said } from "./said.ts";

const aspects = {
  "16:9": "16:9 large",
  "9:16": "9:16 vertical",
  "1:1": "1:1 carré",
  "4:3": "4:3 classique",
  "3:4": "3:4 haut",
  "21:9": "21:9 cinéma",
};
const resolutions = { "480p": "480p petit", "720p": "720p HD", "1080p": "1080p Full HD" };
const styles = {
  papercut: "Papier découpé",
  photoreal: "Photoréaliste",
  cinematic: "Cinéma",
  anime: "Anime",
  "3d": "Animation 3D",
  watercolour: "Aquarelle",
  noir: "Film noir",
  neon: "Néon",
  sketch: "Croquis au crayon",
  claymation: "Pâte à modeler",
  pixel: "Pixel art",
  vintage: "Vieux film",
};
const cameras = {
  static: "Plan fixe",
  "pan-left": "Panoramique à gauche",
  "pan-right": "Panoramique à droite",
  "tilt-up": "Panoramique vers le haut",
  "tilt-down": "Panoramique vers le bas",
  "dolly-in": "Travelling avant",
  "dolly-out": "Travelling arrière",
  "truck-left": "Travelling à gauche",
  "truck-right": "Travelling à droite",
  "crane-up": "Grue vers le haut",
  "crane-down": "Grue vers le bas",
  orbit: "Orbite",
  handheld: "Caméra à l’épaule",
  "zoom-in": "Zoom avant",
  "zoom-out": "Zoom arrière",
  aerial: "Vue aérienne",
};

const clip = said("clip", "Le clip : répondez-y ou choisissez l’un des vôtres");
const picture = {
  seconds: said("secondes", "Durée de toute la vidéo en secondes, de 1 à 60"),
  aspect: said("format", "Forme de l’image", aspects),
  resolution: said("résolution", "Taille de l’image", resolutions),
  style: said("style", "Aspect de l’image", styles),
  camera: said(
    "caméra",
    "Un mouvement de caméra pour tous les plans ; sinon le réalisateur choisit",
    cameras,
  ),
  model: said("modèle", "Le modèle qui tourne les plans ; voir /models"),
  seed: said("graine", "La même graine et les mêmes mots redonnent le même clip"),
  negative: said("négatif", "Ce qu’on ne doit pas voir"),
};
const captionWays = {
  burned: "dans l’image",
  file: "en fichier à côté",
  both: "dans l’image et en fichier",
  off: "non",
};
const musicStyles = {
  calm: "calme",
  bright: "gaie",
  sad: "triste",
  tense: "tendue",
  grand: "grandiose",
  playful: "joueuse",
  waltz: "valse",
  night: "nuit",
};
const heard = {
  sound: said("son", "Ce qu’on entend : voice, music, effects, captions ou none"),
  voice: said("voix", "La voix qui parle ; voir /voices"),
  captions: said("sous-titres", "Où lire ce qui est dit", captionWays),
  music: said("musique", "Le ton de la musique ; sinon l’histoire décide", musicStyles),
  described: said("décrit", "Dit ce qu’on voit, pour qui ne peut pas le voir"),
};
const isPrivate = said("privé", "Vous seul pouvez voir, remixer et réutiliser le clip");
const track = said("morceau", "Votre propre musique, ou une vidéo dont on prend le son");
const images = {
  start_image: said("image_de_début", "Une image par laquelle la vidéo commence"),
  end_image: said("image_de_fin", "Une image par laquelle la vidéo finit"),
  reference: said("référence", "Une image de quelqu’un ou de quelque chose à respecter"),
};
const usual = {
  seconds: said("secondes", "Durée habituelle d’une vidéo en secondes"),
  aspect: said("format", "Forme habituelle de l’image", aspects),
  resolution: said("résolution", "Taille habituelle de l’image", resolutions),
  style: said("style", "Aspect habituel de l’image", styles),
  model: said("modèle", "Modèle habituel ; voir /models"),
  sound: said("son", "Son habituel : voice, music, effects, captions ou none"),
  voice: said("voix", "Voix habituelle ; voir /voices"),
  captions: said("sous-titres", "Où lire d’habitude ce qui est dit", captionWays),
  boards: said("storyboards", "Si /video à plusieurs plans montre d’abord un storyboard", {
    first: "D’abord un storyboard",
    off: "Tout de suite",
  }),
  language: said("langue", "Langue de /help, et des menus là où on peut la choisir"),
};

export const fr: CommandLocale = {
  locale: "fr",
  help: {
    title: "Rushes fait des vidéos",
    intro:
      "Dis ce qu'on doit voir et le clip revient ici. Dans un chat privé, les mots suffisent. Réponds à un clip avec des mots pour le remixer.",
    text: "texte, jusqu'à {n} caractères",
    range: "de {from} à {to}",
    flag: "oui ou non",
    clip: "un clip",
    model: "le nom d'un modèle",
    image: "une image jointe",
    recipe: "un fichier de recette joint",
    video: "une vidéo jointe",
    sound: "un morceau de musique joint",
    required: "obligatoire",
    also: "aussi",
  },
  commands: {
    video: {
      name: "vidéo",
      description: "Faites une vidéo d’une idée en quelques mots, jusqu’à une minute",
      options: {
        prompt: said("idée", "Ce que montre la vidéo ; plusieurs phrases font plusieurs plans"),
        ...picture,
        ...heard,
        draft: said(
          "brouillon",
          "Un brouillon en papier, gratuit, en quelques secondes, avant la vraie vidéo",
        ),
        private: isPrivate,
        ...images,
        track,
        reference_2: said("référence_2", "Une deuxième image à respecter"),
        reference_3: said("référence_3", "Une troisième image à respecter"),
        recipe: said("recette", "Un fichier de recette de /recipe : refait ce clip"),
      },
    },
    cast: {
      name: "distribution",
      description: "Qui revient dans les vidéos d’ici : créez-le une fois, puis écrivez @Mara dans une idée",
      options: {
        name: said("nom", "Son nom et, après deux-points, son apparence ; seul, il est montré"),
        looks: said("apparence", "À quoi cela ressemble, avec les mêmes mots dans chaque vidéo"),
        picture: said("image", "Une image, pour les modèles qui en prennent"),
        do: said("faire", "Retirer, ou pour les gestionnaires : verrouiller pour qu’eux seuls le changent", {
          drop: "Retirer",
          lock: "Verrouiller",
          unlock: "Déverrouiller",
        }),
        real: said("reel", "Si l’image montre une personne réelle, à qui l’on demande d’abord", {
          nobody: "Personne : dessin, animal, inventé",
          me: "Moi",
          somebody: "Quelqu’un d’autre, à qui l’on demande d’abord",
        }),
        code: said("code", "Le code qu’on vous a donné parce qu’une image vous montre"),
      },
    },
    place: {
      name: "lieu",
      description:
        "Où les vidéos se passent à nouveau : créez-le une fois, puis écrivez @Crique dans une idée",
      options: {
        name: said("nom", "Son nom et, après deux-points, son apparence ; seul, il est montré"),
        looks: said("apparence", "À quoi cela ressemble, avec les mêmes mots dans chaque vidéo"),
        picture: said("image", "Une image, pour les modèles qui en prennent"),
        do: said("faire", "Retirer, ou pour les gestionnaires : verrouiller pour qu’eux seuls le changent", {
          drop: "Retirer",
          lock: "Verrouiller",
          unlock: "Déverrouiller",
        }),
      },
    },
    export: {
      name: "exporter",
      description: "Plans, images, son et listes de montage pour un logiciel de montage, en zip",
      options: {
        clip,
        for: said(
          "pour",
          "Pour quel logiciel ; resolve donne du DNxHR et du PCM en MOV, et prend plus de temps",
          { any: "Tout logiciel", resolve: "DaVinci Resolve" },
        ),
      },
    },
    film: {
      name: "film",
      description: "Préparez un film en storyboard : regardez, changez sans frais, puis rendez",
      options: {
        prompt: said("histoire", "L’histoire en plusieurs phrases ; chacune devient un plan ou plus"),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    remix: {
      name: "remixer",
      description: "Faites un nouveau clip à partir d’un autre : dites ce qui doit changer",
      options: {
        clip,
        words: said("mots", "Ce qui doit changer, par exemple : de nuit, et en 20 secondes"),
        strength: said("force", "Jusqu’où s’éloigner de l’image d’avant", {
          subtle: "Légère",
          medium: "Moyenne",
          strong: "Forte",
        }),
        ...picture,
        ...heard,
        private: isPrivate,
        ...images,
        track,
      },
    },
    queue: {
      name: "file",
      description: "Voyez vos clips en cours et la longueur de la file",
      options: {},
    },
    cancel: {
      name: "annuler",
      description: "Arrêtez un clip en cours ; seul ce qui est commencé coûte des crédits",
      options: {
        clip: said("clip", "Le clip à arrêter ; sinon celui que vous avez en cours"),
        takes: said("prises", "Arrêtez aussi les autres prises"),
      },
    },
    quota: {
      name: "crédits",
      description: "Voyez combien de crédits il vous reste aujourd’hui, ou ce qu’un clip en prendrait",
      options: {
        prompt: said(
          "idée",
          "Un clip comme vous le demanderiez : ce qu’il prendrait, et où. Rien n’est fait",
        ),
        seconds: picture.seconds,
        resolution: picture.resolution,
        model: picture.model,
      },
    },
    history: {
      name: "historique",
      description: "Parcourez vos clips, ou voyez la famille de l’un d’eux",
      options: {
        page: said("page", "Quelle page ; la 1 a les plus récents"),
        clip: said("clip", "Un clip dont montrer la famille : d’où il vient et ce qui en est sorti"),
      },
    },
    ideas: {
      name: "idées",
      description: "Recevez trois idées à toucher, que je dessine bien ; regarder ne coûte rien",
      options: { page: said("page", "Lesquelles ; sinon, d’autres à chaque fois") },
    },
    models: {
      name: "modèles",
      description: "Voyez les modèles qui peuvent tourner vos plans, et leur prix",
      options: { model: said("modèle", "Un modèle, pour tout en savoir") },
    },
    settings: {
      name: "réglages",
      description: "Choisissez vos durée, forme, taille, style, modèle et langue habituels",
      options: {
        ...usual,
        card: said("carte", "discrète : le message d’un clip ne change que quand l’étape suivante commence", {
          live: "Vivante, avec la progression",
          quiet: "Discrète, un changement par étape",
        }),
        reset: said("réinitialiser", "Réglages à retirer, comme style, ou all"),
      },
    },
    help: {
      name: "aide",
      description: "Voyez ce que je sais faire, ou tout sur une commande",
      options: { command: said("commande", "La commande à expliquer") },
    },
    reroll: {
      name: "relancer",
      description: "Refaites le même clip avec une autre graine",
      options: { seed: said("graine", "La graine à prendre ; sinon une nouvelle"), clip },
    },
    vary: {
      name: "varier",
      description: "Faites jusqu’à quatre prises d’un clip côte à côte, pour choisir",
      options: { takes: said("prises", "Combien de prises ; sinon quatre"), clip },
    },
    pick: {
      name: "choisir",
      description: "Choisissez parmi les prises d’un /vary, ou voyez-les côte à côte",
      options: {
        take: said("prise", "Laquelle, selon le numéro sur la planche"),
        drop_others: said("effacer_autres", "Supprime les autres prises"),
        sheet: said("planche", "Montre les prises côte à côte au lieu de choisir"),
        clip,
      },
    },
    extend: {
      name: "prolonger",
      description: "Faites continuer un clip depuis sa dernière image, jusqu’à une minute en tout",
      options: {
        clip,
        seconds: said("secondes", "Combien de secondes ajouter ; sinon cinq"),
        words: said("mots", "Ce qui se passe alors ; sinon l’histoire continue"),
      },
    },
    trim: {
      name: "couper",
      description: "Gardez seulement ce qui est entre deux moments d’un clip ; ne coûte rien",
      options: {
        from: said("de", "Où il commence, en secondes ; sinon au début"),
        to: said("à", "Où il finit, en secondes ; sinon à la fin"),
        clip,
      },
    },
    loop: {
      name: "boucle",
      description: "Faites finir un clip là où il commence, pour qu’il tourne sans fin",
      options: { clip },
    },
    blend: {
      name: "fondre",
      description: "Joignez deux clips par une transition faite pour eux",
      options: {
        clip,
        with: said("avec", "Le clip qui vient en second"),
        words: said("mots", "Comment l’un devient l’autre ; sinon comme il leur va"),
      },
    },
    reframe: {
      name: "recadrer",
      description: "Faites un clip dans une autre forme, comme vertical pour un téléphone",
      options: { aspect: said("format", "La nouvelle forme de l’image", aspects), clip },
    },
    render: {
      name: "rendu_final",
      description: "Faites l’image finale d’un brouillon, ou le même clip plus grand ou autrement",
      options: {
        resolution: said("résolution", "Taille de l’image ; sinon la suivante au-dessus", resolutions),
        model: said("modèle", "Le modèle qui tourne les plans ; sinon votre habituel"),
        clip,
      },
    },
    vote: {
      name: "voter",
      description:
        "Donnez une étoile à un brouillon pour qu’il soit rendu pour tous ; encore une fois la retire",
      options: { clip },
    },
    reorder: {
      name: "réordonner",
      description: "Mettez les plans d’un clip dans un autre ordre, ou ôtez-en ; ne coûte rien",
      options: {
        clip,
        order: said("ordre", "Numéros des plans dans le nouvel ordre, comme 3 1 2 ; les autres sont ôtés"),
        drop: said("ôter", "Numéros des plans à ôter, comme 2 5"),
      },
    },
    voices: {
      name: "voix",
      description: "Montre quelles voix peuvent parler dans tes films",
      options: { voice: said("voix", "La voix à écouter") },
    },
    captions: {
      name: "sous-titres",
      description: "Donne ce qui est dit dans un clip en fichier de sous-titres",
      options: {
        clip,
        format: said("format", "SubRip pour lecteurs et montage, WebVTT pour pages web", {
          srt: "SubRip (.srt)",
          vtt: "WebVTT (.vtt)",
        }),
      },
    },
    recipe: {
      name: "recette",
      description: "Recevez un fichier qui dit comment un clip a été fait, à garder ou à refaire",
      options: { clip, file: said("fichier", "Un fichier de recette : refait son clip") },
    },
    verify: {
      name: "vérifier",
      description: "Dit si une vidéo a été faite ici et quand : joignez-la ou répondez-y",
      options: { clip, file: said("fichier", "La vidéo à vérifier") },
    },
    report: {
      name: "signaler",
      description: "Signale au responsable du bot un clip déplacé : répondez-y",
      options: {
        clip,
        reason: said("motif", "Ce qui ne va pas", {
          me: "C'est moi, ou mon œuvre",
          intimate: "Images intimes d'une vraie personne",
          minor: "Sexuel, avec un mineur",
          violence: "Cruel ou sanglant",
          hate: "Haineux",
          other: "Autre chose",
        }),
      },
    },
    privacy: {
      name: "confidentialité",
      description: "Ce qui est gardé de vous ; export vous le donne, forget efface tout",
      options: {
        do: said("quoi", "export, forget ou undo", {
          show: "Ce qui est gardé",
          export: "Tout dans un fichier",
          forget: "Tout effacer",
          undo: "Ne pas effacer",
        }),
      },
    },
    show: {
      name: "montrer",
      description: "Montre de nouveau un clip fini, un clip privé à vous seul ; ne coûte rien",
      options: { clip },
    },
    private: {
      name: "privé",
      description: "Gardez un de vos clips pour vous : personne d’autre ne peut le remixer",
      options: { clip },
    },
    public: {
      name: "public",
      description: "Laissez de nouveau tout le monde remixer un de vos clips",
      options: { clip },
    },
    delete: {
      name: "supprimer",
      description: "Supprimez un clip : son message et ses fichiers ; ce qui en est né reste",
      options: { clip },
    },
    link: {
      name: "lier",
      description: "Partagez crédits et historique avec vous-même sur une autre plateforme",
      options: { code: said("code", "Le code que /link vous a donné sur l’autre plateforme") },
    },
    unlink: {
      name: "délier",
      description: "Cessez de partager crédits et historique avec votre autre plateforme",
      options: {},
    },
    join: {
      name: "rejoindre",
      description: "Entrez avec le code d’une invitation, ou attendez votre tour",
      options: {
        code: said("code", "Le code de votre invitation ; sans lui, vous allez sur la liste d’attente"),
      },
    },
    rushes: {
      name: "rushes",
      description: "Réglages de ce serveur ou groupe, pour ceux qui le gèrent",
      options: {
        ...usual,
        credits_per_day: said("crédits_par_jour", "Crédits que tous ensemble peuvent dépenser en 24 heures"),
        models: said("modèles", "Modèles permis ici, séparés par des virgules"),
        chats: said("salons", "Où je fais des clips : partout, ou dans des salons choisis comme celui-ci", {
          everywhere: "Partout",
          "only-here": "Seulement ici",
          "also-here": "Ici aussi",
          "not-here": "Pas ici",
        }),
        channel: said("salon", "Le salon que désigne chats, si ce n’est pas celui-ci"),
        askers: said("qui", "Qui peut demander des clips", {
          everyone: "Tout le monde",
          managers: "Gestionnaires seulement",
        }),
        threads: said("fils", "Chaque premier clip ouvre un fil pour ses remix"),
        votes: said("votes", "Les membres étoilent des brouillons, et les premiers sont rendus chaque jour", {
          on: "On vote pour les brouillons",
          off: "Pas de vote",
        }),
        role: said("rôle", "Un rôle à qui donner un plan ; va avec plan"),
        plan: said("plan", "Le plan des membres qui ont ce rôle ; none le retire"),
        adult_styles: said(
          "styles_adultes",
          "Styles réservés aux salons pour adultes, séparés par des virgules",
        ),
        words: said(
          "mots",
          "Mots que personne ne peut demander ici, avec des virgules ; -mot en retire un, show les montre",
        ),
        log: said("journal", "Montre ce qui a été arrêté ou signalé ici récemment"),
        money: said("argent", "Montre ce que les modèles payants ont coûté ici ce mois-ci"),
        strictness: said("rigueur", "À partir de quand une demande est arrêtée, ici ou dans ce seul salon", {
          normal: "Comme le bot",
          strict: "Plus strict partout ici",
          "strict-here": "Plus strict dans ce salon",
          "normal-here": "Pas plus strict dans ce salon",
        }),
        reset: said("réinitialiser", "Réglages à retirer, comme models, ou all"),
      },
    },
  },
};
