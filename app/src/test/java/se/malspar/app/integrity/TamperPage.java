package se.malspar.app.integrity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import se.malspar.app.integrity.TamperMatrixTest.Actor;
import se.malspar.app.integrity.TamperMatrixTest.Outcome;

/** The page for whoever reviews the product: what each tampering leads to. */
final class TamperPage {

    /** What nobody finds, and why that is as it should be. */
    static final Map<String, String> EXPECTED_MISSES = expected();

    private TamperPage() {}

    private static Map<String, String> expected() {
        var expected = new LinkedHashMap<String, String>();
        for (var actor : Actor.values()) {
            expected.put(
                    "ledger.event: en påhittad rad sist, " + actor.swedish,
                    "Det är vad en registrering är: inget som har undertecknats är ändrat. Den som har programmets inloggning kan"
                            + " registrera, i vems namn som helst.");
            expected.put(
                    "ledger.anchor FILE: en påhittad rad inskjuten, " + actor.swedish,
                    "Raden säger det som filen håller, en gång till. En rad om något som filen gått förbi upptäcks.");
        }
        return expected;
    }

    static String of(Map<String, Map<String, Map<Actor, Outcome>>> cells, Set<String> missed) {
        var all = cells.values().stream()
                .flatMap(tried -> tried.values().stream())
                .flatMap(outcomes -> outcomes.values().stream())
                .toList();
        var page = new StringBuilder("""
                # Om någon ändrar i databasen

                Den här sidan skrivs av testet `TamperMatrixTest`, som gör allt det här på riktigt, och jämförs med det som står: en cell som
                saknas, är ny eller blir något annat stoppar bygget. Vad som går att ändra frågas databasens egen katalog, så att en kolumn
                eller tabell som kommer till hamnar här av sig själv.

                | Vem | Vad de kan |
                |---|---|
                | programmet | logga in som `malspar_app` |
                | ägaren | äger tabellerna (`malspar_owner`). Kan stänga av spärren, och är sedan som superanvändaren |
                | superanvändaren | har stängt av spärrar och villkor |
                | den som räknar om allt | har dessutom produktens kod: gör händelserna till vad de söks på, numrerar om, räknar om varje summa och nod, och tar bort varje kopia som inte längre stämmer |

                | I en cell | Betyder |
                |---|---|
                | vägras | databasen gör det inte |
                | en kod | produktens fulla verifiering upptäcker det, och stänger loggen; [koderna](drift.md#när-en-logg-är-stängd) |
                | a / b | **a** är vad databasen kan hållas mot sig själv till, **b** vad den kan hållas till med det som finns utanför: undertecknarens mapp, ankarfilen, vittnets nyckel och tidsstämplarens certifikat |
                | **missas** | ingen märker det så |
                | inget ändras | tabellerna är som förut när den har gjort sitt, eller så finns inget annat att byta till |

                """);
        page.append(
                "%d sätt, %d personer: %d celler. Databasen vägrar %d; utifrån upptäcks %d; %d ändrar inget; %d missas även utifrån. "
                        .formatted(
                                all.size() / Actor.values().length,
                                Actor.values().length,
                                all.size(),
                                count(all, outcome -> outcome.fromOutside().startsWith("vägras")),
                                count(all, TamperPage::isFound),
                                count(all, outcome -> outcome.fromOutside().equals(Outcome.NOTHING)),
                                missed.size()));
        page.append("Utan något utanför missas %d: en databas kan inte vittna om sig själv.\n"
                .formatted(count(all, outcome -> outcome.byItself().equals(Outcome.MISSED))));
        page.append("\n## Missas även utifrån\n\n| Vad | Varför |\n|---|---|\n");
        missed.forEach(each -> page.append("| ")
                .append(each)
                .append(" | ")
                .append(EXPECTED_MISSES.getOrDefault(each, "**OVÄNTAT**"))
                .append(" |\n"));
        page.append("\n## Allt\n");
        cells.forEach((title, tried) -> {
            page.append("\n### ").append(title).append("\n\n");
            page.append("| |");
            for (var actor : Actor.values()) {
                page.append(' ').append(actor.swedish).append(" |");
            }
            page.append("\n|---|---|---|---|---|\n");
            tried.forEach((what, outcomes) -> {
                page.append("| ").append(what);
                for (var actor : Actor.values()) {
                    page.append(" | ").append(cell(Objects.requireNonNull(outcomes.get(actor))));
                }
                page.append(" |\n");
            });
        });
        return page.toString();
    }

    private static long count(List<Outcome> all, Predicate<Outcome> those) {
        return all.stream().filter(those).count();
    }

    private static boolean isFound(Outcome outcome) {
        return !outcome.fromOutside().startsWith("vägras")
                && !outcome.fromOutside().equals(Outcome.MISSED)
                && !outcome.fromOutside().equals(Outcome.NOTHING);
    }

    private static String cell(Outcome outcome) {
        return outcome.byItself().equals(outcome.fromOutside())
                ? outcome.fromOutside()
                : outcome.byItself() + " / " + outcome.fromOutside();
    }
}
