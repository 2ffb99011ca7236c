import { describe, expect, it } from "vitest";
import { toldAbroad } from "../../../src/story/abroad/told-abroad.ts";

const tell = (film: string, order: string) => toldAbroad({ text: film, negative: [] }, order);

describe("a film told with an order in another language", () => {
  it.each([
    // One for another.
    ["ein Hund rennt am Strand", "statt des Hundes eine Katze", "eine Katze rennt am Strand"],
    [
      "ein Junge spielt mit einem Hund",
      "ersetze den Hund durch eine Katze",
      "ein Junge spielt mit einer Katze",
    ],
    [
      "ein gelber Bus fährt durch eine Wüste",
      "nicht durch die Wüste, durch einen Dschungel",
      "ein gelber Bus fährt durch einen Dschungel",
    ],
    ["un perro corre por la playa", "cambia el perro por un gato", "un gato corre por la playa"],
    ["un chien court sur la plage", "remplace le chien par un chat", "un chat court sur la plage"],
    ["um cachorro corre na praia", "troque o cachorro por um gato", "um gato corre na praia"],
    ["um gato dorme numa janela", "troca a janela por uma cama", "um gato dorme em uma cama"],
    ["公園で犬が走る", "犬を猫に変えて", "公園で猫が走る"],
    ["一只白色的狗在草地上", "把狗换成一只猫", "一只白色的猫在草地上"],
    [
      "un gato negro mirando por la ventana",
      "que sea blanco, no negro",
      "un gato blanco mirando por la ventana",
    ],
    ["un perro corre por el parque", "un gato en vez del perro", "un gato corre por el parque"],
    ["un perro corre por el parque", "en vez del perro un gato", "un gato corre por el parque"],
    ["一只狗在公园里奔跑", "把狗换成两只猫", "两只猫在公园里奔跑"],
    ["一只狗在公园里奔跑", "把狗换成一匹白色的马", "一匹白色的马在公园里奔跑"],
    // When, and in which weather.
    ["un chien court dans le parc au matin", "le soir", "un chien court dans le parc le soir"],
    [
      "eine Straßenbahn fährt nachts durch Wien",
      "lieber tagsüber",
      "eine Straßenbahn fährt tagsüber durch Wien",
    ],
    ["un perro corre al amanecer", "de noche", "un perro corre de noche"],
    ["un chat marche sur un toit", "la nuit", "un chat marche sur un toit la nuit"],
    ["um carro na estrada durante o dia", "à noite", "um carro na estrada à noite"],
    ["昼間の東京を走るバス", "夜にして", "夜の東京を走るバス"],
    ["白天的海边", "改成晚上", "晚上的海边"],
    ["雨の渋谷を歩く女性", "雪に変えてほしい", "雪の渋谷を歩く女性"],
    ["ein Fuchs im verschneiten Wald", "im Herbst", "ein Fuchs im Wald im Herbst"],
    ["una calle bajo la lluvia", "con nieve en vez de lluvia", "una calle con nieve"],
    // A film in English stays in English.
    ["a red fox runs through fresh snow", "bei Nacht", "a red fox runs through fresh snow at night"],
    ["a market at noon", "que sea de noche", "a market at night"],
    // Where, how many, what colour, what else.
    ["une fille danse dans une rue", "dans la forêt", "une fille danse dans la forêt"],
    ["zwei Kinder im Garten", "drei Kinder", "drei Kinder im Garten"],
    ["黒い猫が眠る", "猫を二匹にして", "二匹の黒い猫が眠る"],
    ["ein gelber Bus", "der Bus soll rot sein", "ein roter Bus"],
    ["ein Bus", "der Bus soll rot sein", "ein Bus in Rot"],
    ["uma menina de vestido azul", "o vestido amarelo", "uma menina de vestido amarelo"],
    ["ein Fischer am See.", "mit einem Hund neben ihm", "ein Fischer am See mit einem Hund neben ihm."],
    [
      "eine Burg im Nebel",
      "bei Nacht, mit Laternen am Tor",
      "eine Burg im Nebel bei Nacht mit Laternen am Tor",
    ],
  ])("%j with %j is %j", (film, order, told) => {
    expect(tell(film, order)).toEqual({ text: told, negative: [] });
  });

  it.each([
    ["ein Mann mit Hut geht", "ohne Hut", "ein Mann geht", "Hut"],
    ["una plaza", "sin gente", "una plaza", "gente"],
    ["un train traverse une vallée enneigée", "sans neige", "un train traverse une vallée", "neige"],
    ["uma rua", "sem pessoas", "uma rua", "pessoas"],
    ["雪の日に京都を歩く人", "雪なしで", "京都を歩く人", "雪"],
    ["一只狐狸在雪地里奔跑", "不要雪", "一只狐狸奔跑", "雪"],
    ["一个女孩撑着红伞", "去掉伞", "一个女孩", "伞"],
  ])("%j loses something by %j", (film, order, told, gone) => {
    expect(tell(film, order)).toEqual({ text: told, negative: [gone] });
  });

  it.each([
    // Of what the film doesn't tell, or of a deed.
    ["ein Fischer steht am See", "nicht stehen, sondern sitzen"],
    ["une fille danse", "courir au lieu de danser"],
    ["雪山の温泉に入る猿", "雪なしで"],
  ])("of %j it isn't sure what %j is about", (film, order) => {
    expect(tell(film, order)).toBe("unsure");
  });

  it.each([
    ["ein Fischer steht am See", "nachts ist das bestimmt auch schön dort"],
    ["ein Fischer steht am See", "ohne Witz, das ist super"],
    ["tres barcos", "sin palabras"],
    ["tres barcos", "en blanco y negro"],
    ["un train dans la neige", "sans blague"],
    ["um gato", "sem condições"],
    ["黒い猫", "言葉なしで伝わるね"],
    ["一只狗", "晚上再看"],
    // What a letter ends with, and what somebody did.
    ["ein Hund läuft durch den Park", "mit vielen Grüßen"],
    ["ein Hund läuft durch den Park", "mit ner Freundin am Strand gewesen"],
    ["ein Hund läuft durch den Park", "mit einem Wort großartig"],
    ["un perro corre por el parque", "con un beso"],
    ["un chien court dans le parc", "avec plein de bisous"],
    ["um cachorro corre no parque", "com um abraço"],
    ["ein Hund", 'er sagt "bei Nacht"'],
    ["a fox in the snow", "no people"],
  ])("of %j it knows no order in %j", (film, order) => {
    expect(tell(film, order)).toBeUndefined();
  });
});
