import { latinReadings } from "./readings.ts";

/** What covers a body; without it somebody is bare. Small letters, without accents. */
const CLOTHES = new Set(
  `clothes clothing clothed cloth garment garments apparel attire underwear undergarments lingerie bra bras panty panties knickers briefs boxers underpants undies thong thongs jockstrap leotard bathrobe gown nightgown pyjamas pajamas tights stockings tshirt dressed clad covering coverings
  shirt shirts pants trousers skirt dress dresses blouse top swimsuit swimwear bikini outfit outfits robe tops shorts jeans
  kleidung kleider klamotten bekleidung bekleidet angezogen unterwasche unterwaesche bh unterhose unterhosen badehose bademantel schlafanzug oberteil busenhalter tanga slip hose hosen hemd kleid rock bikini badeanzug kleidungsstuck kleidungsstucke
  ropa ropas vestido vestida vestidos prenda prendas vestimenta bragas sujetador sosten calzoncillos camisa calzones tanga pijama blusa camiseta pantalones falda traje banador interior
  vetement vetements habit habits habille habillee habilles habillees sous culotte soutien gorge calecon peignoir pyjama slip chemise pantalon jupe robe maillot tenue
  roupa roupas vestida vestido vestuario calcinha sutia cueca camisa calca saia biquini pijama blusa sunga roupao traje intima intimas`.split(
    /\s+/,
  ),
);
/** Says how many or whose, and nothing that would make it about a kind of clothes: "modern clothes" is no nakedness. */
const ONLY_WHOSE = new Set(
  `any all the a an her his their its of on with wearing wears being is are every some no fully body bain de du des
  die der das den ihre seine ihr sein alle alles jede jegliche irgendwelche keine mit tragen tragend
  la el los las su sus toda todo todos todas de ninguna con llevar puesta puesto que lleva
  le les l sa son ses leur leurs tout tous toute toutes avec porter un une
  a o as os sua suas seu seus toda todo todas todos de com usando qualquer`.split(/\s+/),
);
const CJK_CLOTHES =
  /^(?:すべての|全ての|全部の|的|所有|全部|任何|身上的|她的|他的|彼女の|彼の)?(?:服|衣服|洋服|衣類|着衣|下着|ブラ|ブラジャー|パンツ|パンティー?|水着|衣装|衣物|服装|内衣|内裤|裤子|裙子|上衣|泳衣|穿着|胸罩|文胸|睡衣|浴袍|遮挡|穿衣服?|着物|浴衣|バスローブ|シャツ|スカート|ズボン)(?:を着ること|着用)?$/u;

/** Whether something that is not to be seen is what people wear, so that they would be seen without. */
export function asksForAbsentClothes(negative: string): boolean {
  const items = negative
    .normalize("NFKC")
    .split(/[,;./|、，；。・\n]+|(?<=\S\S)\s(?:and|or|und|oder|y|o|et|ou|e|と|和)\s(?=\S\S)/u);
  return items.some((item) => {
    if (CJK_CLOTHES.test(item.replace(/[\s\p{P}\p{Cf}]+/gu, ""))) return true;
    return latinReadings(item).some((reading) => {
      const words = reading
        .replace(/[^a-z]+/g, " ")
        .trim()
        .split(" ");
      return isClothesAlone(words) || CLOTHES.has(words.join(""));
    });
  });
}

function isClothesAlone(words: readonly string[]): boolean {
  return (
    words.some((word) => CLOTHES.has(word)) &&
    words.every((word) => CLOTHES.has(word) || ONLY_WHOSE.has(word))
  );
}
