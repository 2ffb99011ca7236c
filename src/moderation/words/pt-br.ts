import { pairs, type WordList, words } from "./list.ts";

export const PT_BR: WordList = {
  sexual: [
    ...words(`
    se despiu, despindo se, se despiram, transam, transaram, transava*, transou, bundudo, bunduda, bundudas, bucetuda*, bucetona*, caralhao, caralhudo, putissima*, nuinha, nuinhas, peladissim*,
    mulher pelada, mulheres peladas, homem pelado, homens pelados, garota pelada, moca pelada, peladona*, peladao, gente pelada, completamente pelad*, todo pelado, toda pelada,
    sem roupa*, sem nenhuma roupa, sem roupa nenhuma, sem qualquer roupa, sem peca de roupa, sem nenhuma peca de roupa, sem uma peca de roupa, sem nada no corpo, sem vestir nada, nao veste nada, nao usa roupa*, nao usando roupa*, sem vestes, nada vestindo, zero roupa, nao vestida, mulher despid*, mulheres despid*, homem despid*, homens despid*, moca despid*, garota despid*, modelo despid*, casal despid*, corpo despid*, corpos despid*, completamente despid*, totalmente despid*, toda despida, todo despido, fica despid*, ficam despid*, esta despid*, estao despid*, despida na, despida no, despida sobre, despidos na, despidas na, tirando a roupa, tira a roupa, sem calcinha, sem sutia,
    porno*, *porno, pornograf*, nudez, nudes, nudismo, mulher nua, mulheres nuas, homem nu, garota nua, garotas nuas, moca nua, totalmente nua, completamente nua, sexo*, *sexo, sexual*, sexy, peitos de fora, peito de fora, peitos a mostra, peitos nus, seios de fora, seios a mostra, seios nus, buceta*, bucetinha*, bucetao, bunda, bundas, bundao, bundinha*, bundona*, caralho*, puta, putas, putinha*, putaria*, putona, boquete*, boqueteir*,
    punheta*, punheteir*, orgia*, orgasm*, penis*, vagina*, estupr*, transando*, transar com, transou com, erotic*, tesao*, tesuda*, tesudo*, gozada na cara, masturb*,
    como veio ao mundo, como vieram ao mundo, em traje de eva, em trajes de adao, tirou a roupa, tiram a roupa, tira toda a roupa, se despe, se despem, se despindo, mamilo*, partes intimas, transa na, relacoes intimas, nada por baixo do vestido
  `),
    ...pairs(
      "mulher, mulheres, homem, homens, garota, garotas, moca, mocas, modelo, atriz, namorada, vizinha, professora, loira, morena, ruiva, cantora, sambista, dancarina, rapaz, casal, gente, todos, todas, eles, elas, ela, ele, fica, ficam, esta, estao",
      "nua, nuas, nu, nus, pelada, peladas, pelado, pelados, como veio ao mundo, sem nada por cima, sem nada por baixo",
    ),
    ...pairs("fazendo, fazer, fazem, faz", "amor, sexo, amor na"),
    ...pairs(
      "mostra os, mostram os, mostrando os, mostra seus, mostrando seus, os",
      "seios, peitos, mamilos",
    ),
  ],
  gore: words(`
    degola, degolam, degolou, degolava*, degolaram, estripa, estripam, estripou, estripava*, empala, empalam, empalou, empalando, empalava*, lincham, linchou, linchava*, linchando, chacinou, desmembrou,
    decapit*, degolar*, degolad*, degolando*, degolament*, esquartej*, estripar*, estripad*, estripando*, estripador*, mutila*, desmembra*, viscera*, tortura*, torturad*, chacina*, carnificina*, banho de sangue, banhos de sangue, empalar*, empalad*, empalament*, cabeca decepada, cabecas decepadas, cabeca cortada
  `),
  hate: words(`
    suastica*, nazi*, neonazi*, saudacao nazista, saudacoes nazistas, hitler*, supremacia branca, supremacista*, linchament*, linchar*, linchad*, limpeza etnica, limpezas etnicas, odio racial, raca superior, racas superiores, cruz gamada, cruzes gamadas
  `),
  selfharm: words(`
    enforca, enforcam, enforcou, enforcava*, enforcaram,
    suicid*, se matar, me matar, se matando, matar se, automutil*, auto mutil*, enforcar*, enforcad*, enforcando*, enforcament*, se enforcou, cortar os pulsos, cortando os pulsos, corta os pulsos, cortou os pulsos, superdos*, overdose*, quero morrer, quer morrer, querendo morrer, tirar a propria vida, tirando a propria vida, tira a propria vida, me cortar, me cortando, se cortando os bracos
  `),
  minors: words("pornografia infantil, porno infantil, lolicon*, shotacon*"),
  harmless: words(`
    enforca a sexta, enforcam a sexta, enforcou a sexta, enforca o feriado, enforcou o feriado, enforca a segunda, enforcar a segunda,
    sexo do bebe, sexo dos anjos, bunda cliffs,
    sexta, sextas, sexta feira*, sextafeira*, caralhota, sextas feiras, sexto, sextos, sexteto*, sextante*, sexagenari*, sextou, computa*, disputa*, deputa*, reputa*, imputa*, amputa*, bundaberg*, abunda*, vagabunda*, moribunda*, furibunda*, nauseabunda*, bunda le le, ma bunda, caralhau, arvores nuas, maos nuas, pes nus, boquete*ria, pelada de futebol, pelada no campinho, jogar pelada, uma pelada entre amigos,
    jogo de pelada, se matar de rir, se matar de trabalhar, se matar de estudar, me matar de rir, me cortar o cabelo, me cortar um pedaco, overdose de chocolate, superdose de fofura, vasca*, enforcar a sexta*, enforcar o feriado, viola, violas, violao, violoes, violaceo*, violao, violoes, tortuga*, tortura* de cocegas, prevencao ao suicidio, prevencao do suicidio, setembro amarelo, esquadrao suicida*, peniche, analise*, transarabic*, transamazonic*, orgiao,
    punheta de bacalhau, bacalhau punheta, punheta portuguesa, o rei esta nu, os peitos de frango, os peitos do pato, faca amor nao faca guerra, ele nu metal, fazer amor com as palavras, esta nu o galho, tira a roupa do varal, tirando a roupa do varal, tiram a roupa do varal, tirou a roupa do varal, tira a roupa da maquina, tirando a roupa da maquina, tira a roupa da secadora, tira a roupa da mala, tira a roupa do armario, sem roupa de frio, sem roupas de frio, sem roupa de inverno, sem roupas de inverno, orgia de cores, orgia de luzes, orgia de sabores, raiosex, raiosx, raios x, raio x
  `),
};
