import type { Tongue } from "./tongue.ts";

const COLOURS =
  "(?:vermelh[oa]|azul|azuis|amarel[oa]|verde|pret[oa]|branc[oa]|marrom|cinza|rox[oa]|rosa|laranja|violeta|dourad[oa]|pratead[oa]|turquesa|bege|ruiv[oa])s?(?: (?:escur|clar)[oa]s?)?";
const PLACES =
  "floresta|mata|praia|mar|oceano|lago|rio|margem|deserto|selva|campo|jardim|parque|cidade|vila|aldeia|rua|beco|praça|montanhas?|vale|caverna|ilha|costa|cozinha|quarto|sala|porão|escritório|biblioteca|escola|igreja|castelo|torre|telhado|terraço|varanda|ponte|estação|trem|barco|navio|porto|espaço|lua|marte|planeta|céu|gelo|água|palco|estádio|mercado|feira|café|bar|fábrica|fazenda|estrada|neve|vulcão|museu|zoológico|circo|piscina|areia|favela|morro|sertão|canavial";
const IN =
  "(?:na|no|nas|nos|em|numa|num|pela|pelo|sob|sobre|perto da|perto do|dentro da|dentro do|à beira da|à beira do)";

export const PORTUGUESE: Tongue = {
  marks: /(?<!\p{L})(?:o|os|as|um|uma|na|no|da|do|em|com|num|numa|pela|pelo|dois|duas|três|e|pra)(?!\p{L})/iu,
  lead: /^(?:(?:e|mas|agora|então|melhor|prefiro|quero|queria|gostaria|eu queria|faz|faça|fazer|deixa|deixe|deixar|põe|coloca|coloque|colocar|bota|muda|mude|passa|que seja|seja|seria|pode|poderia|dá pra|isso|ele|ela|tudo|o vídeo|a mesma coisa|mesma cena|igual|só que|ser|fica|ficar|que tenha|tenha|pra|para|acrescenta|adiciona|leva|troca)[\s,]+)+/iu,
  tail: /[\s,]+(?:por favor|pfv|melhor|dessa vez|desta vez|também|aí|então|ia ficar (?:bom|lindo|melhor))$/iu,
  and: /\s*[,;]\s*(?:e )?|\s+e\s+/iu,
  swaps: [
    {
      form: /^(?:troca|troque|trocar|substitui|substitua|muda|mude|transforma|transforme|mudar) (?!a cor)(.{2,40}?) (?:por|pelo|pela|em|para|pra) (.{2,60})$/iu,
      goes: 1,
    },
    {
      form: /^(?:em vez|ao invés|no lugar) (?:de |do |da |dos |das |d[eo] uma? )(.{2,40}?),? (?:põe |coloca |quero |faz )?(.{2,50})$/iu,
      goes: 1,
    },
    { form: /^(.{2,60}?),? (?:em vez|ao invés|no lugar) (?:de |do |da |dos |das )(.{2,40})$/iu, goes: 2 },
    { form: /^não (.{2,40}?),? (?:mas|e sim|sim) (.{2,60})$/iu, goes: 1 },
    { form: /^(.{2,60}?)(?:,| e) não (.{2,40})$/iu, goes: 2 },
    {
      form: /^(?:tira|tire|remove|remova|retira|apaga) (.{2,40}?),? e (?:põe|coloca|bota|adiciona) (.{2,60})$/iu,
      goes: 1,
    },
    {
      form: /^(?:o|a|os|as) (\p{L}{2,20}) (?:podia ser|seja|poderia ser|devia ser|tem que ser|vira) ((?:um|uma|uns|umas) .{2,40})$/iu,
      goes: 1,
    },
  ],
  becomes: [
    /^(?:troca|troque|transforma|transforme|muda|faz|substitui) (?:ele|ela|isso) (?:por|em|pra|para|virar|ser) ((?:um|uma|uns|umas|dois|duas) .{2,40})$/iu,
    /^(?:troque|substitua)-[oa] por ((?:um|uma|uns|umas|dois|duas) .{2,40})$/iu,
  ],
  removals: [
    /^(?:sem|tira|tire|remove|remova|retira|apaga|não quero|nada de) (?:o |a |os |as |ess[ea]s? |nenhum[a]? |toda a |todas as )?(.{2,40}?)(?: (?:da|na|no|do) \p{L}+| aparecendo| toda| todas)?$/iu,
  ],
  painted: [
    new RegExp(
      `^(?:(?:deixa|faz|coloca|põe|quero) )?(?:o|a|os|as|seu|sua) (?<what>\\p{L}+)(?: (?:seja|fosse|tem que ser|de cor|em|de|mais|ser|na cor|podia ser))* (?<colour>${COLOURS}(?: e ${COLOURS})?)$`,
      "iu",
    ),
    new RegExp(`^(?:um |uma |de )?(?<what>\\p{L}+) (?<colour>${COLOURS}(?: e ${COLOURS})?)$`, "iu"),
    new RegExp(
      `^(?:muda|troca) a cor d[oae]s? (?<what>\\p{L}+) (?:para|pra|por) (?<colour>${COLOURS}(?: e ${COLOURS})?)$`,
      "iu",
    ),
  ],
  paintedAlone: [new RegExp(`^(?:de cor |em )?(?<colour>${COLOURS}(?: e ${COLOURS})?)$`, "iu")],
  colours: COLOURS,
  withColour: (noun, colour) => `${noun} ${colour}`,
  recoloured: (_, colour) => colour,
  counted:
    /^(?:só |apenas |somente |umas |uns )?(um(?:a)? só|uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|cem|muitos|muitas|vários|várias|\d{1,3}) (\p{L}{3,})$/iu,
  hours: [
    {
      english: "at night",
      phrase: "à noite",
      forms: "(?:à|de|durante a|pela) noite|à meia-noite|ao luar|sob o luar|sob a lua",
      names: "noite|meia-noite|luar",
    },
    {
      english: "at dawn",
      phrase: "ao amanhecer",
      forms: "(?:ao|no) amanhecer|de madrugada|ao nascer do sol|no nascer do sol",
      names: "amanhecer|madrugada|nascer do sol",
    },
    {
      english: "at sunset",
      phrase: "ao pôr do sol",
      forms: "(?:ao|no) (?:pôr[ -]do[ -]sol|entardecer)|na hora dourada",
      names: "pôr[ -]do[ -]sol|entardecer",
    },
    {
      english: "at dusk",
      phrase: "ao anoitecer",
      forms: "(?:ao|no) (?:anoitecer|crepúsculo)",
      names: "anoitecer|crepúsculo",
    },
    {
      english: "in the morning",
      phrase: "de manhã",
      forms: "(?:de|pela) manhã|de manhãzinha",
      names: "manhã",
    },
    { english: "at noon", phrase: "ao meio-dia", forms: "ao meio[- ]dia", names: "meio[- ]dia" },
    {
      english: "in the afternoon",
      phrase: "à tarde",
      forms: "(?:à|de|pela) tarde",
      names: "tarde ensolarada",
    },
    {
      english: "by day",
      phrase: "de dia",
      forms: "de dia|durante o dia|à luz do dia|em plena luz do dia",
      names: "dia|luz do dia",
    },
  ],
  seasons: [
    {
      english: "winter",
      phrase: "no inverno",
      forms: "no (?:meio do )?inverno|em pleno inverno",
      names: "inverno",
    },
    { english: "summer", phrase: "no verão", forms: "no verão|em pleno verão", names: "verão" },
    { english: "autumn", phrase: "no outono", forms: "no outono", names: "outono", like: "outona(?:l|is)" },
    { english: "spring", phrase: "na primavera", forms: "na primavera", names: "primavera" },
  ],
  weather: {
    rain: {
      english: "rain",
      phrase: "na chuva",
      forms:
        "(?:com|na|sob|debaixo de|embaixo de) (?:a |muita |uma )?(?:chuva|garoa|temporal)(?: (?:forte|fina|lá fora))?",
      names: "(?:um pouco de |muita )?chuva|chovendo",
      like: "chuvos[oa]s?",
    },
    snow: {
      english: "snow",
      phrase: "na neve",
      forms: "(?:com|na|sob|pela) (?:a |muita )?neve(?: caindo)?",
      names: "(?:um pouco de |muita )?neve|nevando",
      like: "nevad[oa]s?",
    },
    storm: {
      english: "a storm",
      phrase: "na tempestade",
      forms: "(?:com|na|numa|sob|durante) (?:a |uma )?tempestade",
      names: "(?:uma )?tempestade",
      like: "tempestuos[oa]s?",
    },
    fog: {
      english: "fog",
      phrase: "na neblina",
      forms: "(?:com|na|no|em meio à) (?:a |muita |um pouco de )?(?:neblina|névoa|nevoeiro)",
      names: "(?:um pouco de |muita )?(?:neblina|névoa|nevoeiro)",
      like: "enevoad[oa]s?",
    },
    fair: {
      english: "sun",
      phrase: "sob o sol",
      forms: "(?:com|ao|sob o|no) sol|com tempo bom",
      names: "sol|ensolarado|tempo bom|dia de sol",
      like: "ensolarad[oa]s?",
    },
  },
  city: `em \\p{Lu}\\p{L}+`,
  place: `${IN} (?:o |a |os |as |uma? )?(?:\\p{L}+ )?(?:${PLACES})(?: (?:d[aeo]s? \\p{L}+|ensolarad[oa]|nevad[oa]|vazi[oa]|tropical|tranquil[oa]))?`,
  addition:
    /^com (?:o |a |os |as |um |uma |uns |umas |dois |duas |três |muitos |muitas |vários |várias )\p{L}/iu,
  seen: /^(?:gente|pessoas?|turistas|carros?|trânsito|barcos?|texto|letras|marca d['’]água|logos?|árvores|flores|nuvens|pássaros|animais|casas|prédios|chapéu|óculos|boné|jaqueta|cachecol|barba|sombras|fumaça|fogo|sangue|armas|cercas?|placas|luzes|móveis|cortinas|postes?|fios?(?: de poste)?)$/iu,
  determiners:
    /^(?:o|a|os|as|um|uma|uns|umas|seu|sua|seus|suas|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|muitos|muitas|\d+|no|na|nos|nas|do|da|dos|das|num|numa|ao|à|aos|às|pelo|pela)$/iu,
  prepositions:
    /^(?:em|no|na|nos|nas|num|numa|de|do|da|dos|das|com|por|pelo|pela|sobre|sob|ao|à|a|para|entre)$/iu,
  contractions: {
    no: "em",
    na: "em",
    nos: "em",
    nas: "em",
    num: "em",
    numa: "em",
    do: "de",
    da: "de",
    dos: "de",
    das: "de",
    ao: "a",
    à: "a",
    pelo: "por",
    pela: "por",
  },
  isBefore: (word) =>
    /^(?:velh[oa]s?|pequen[oa]s?|grandes?|jovens?|nov[oa]s?|antig[oa]s?|bel[oa]s?)$/iu.test(word),
  isBehind: (word) =>
    new RegExp(`^(?:${COLOURS}|caramelo|velh[oa]s?|pequen[oa]s?|grandes?|antig[oa]s?)$`, "iu").test(word),
  stem: (noun) =>
    noun
      .toLowerCase()
      .replace(/(?<=[rsz])es$/u, "")
      .replace(/s$/u, ""),
  talk: /(?<!\p{L})(?:eu|me|te|nos|meu|minha|meus|você|vc|estou|to|tô|tamo|sou|é|são|era|há|tenho|tem(?! que)|deixa ninguém|vou|vamos|estudar|dormir|trabalhar|palavras|dúvida|condições|graça|querer|noção|depois|mensagem|abraços?|beijos?|carinho|saudades?|obrigad[oa])(?!\p{L})/iu,
};
