package se.malspar.benchmark.workload;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Sentences as a municipality's papers have them, drawn from a stock of words. */
final class Swedish {

    static final List<String> AREAS = List.of(
            "Kunskap och hälsa",
            "Arbete och näringsliv",
            "Hållbart samhällsbyggande",
            "Demokrati och trygghet",
            "Kultur och fritid",
            "Omsorg och värdighet");

    private static final List<String> WHO = List.of(
            "Förvaltningen",
            "Kommunledningskontoret",
            "Barn- och utbildningsnämnden",
            "Socialförvaltningen",
            "Samhällsbyggnadskontoret",
            "Enheten för näringsliv",
            "Kultur- och fritidsavdelningen",
            "Verksamheten");
    private static final List<String> DOES = List.of(
            "har tagit fram",
            "har påbörjat",
            "har slutfört",
            "har försenats i",
            "har prövat",
            "fortsätter med",
            "har utvärderat",
            "har förankrat",
            "har begärt ett tillägg till",
            "har samordnat");
    private static final List<String> WHAT = List.of(
            "kartläggningen av gång- och cykelvägar",
            "handlingsplanen för skolnärvaro",
            "översynen av lokalförsörjningen",
            "arbetet med trygga utemiljöer",
            "dialogen med företagen på orten",
            "rutinen för synpunkter från invånarna",
            "utbildningen av chefer i tillitsbaserad styrning",
            "upphandlingen av fossilfria transporter",
            "planeringen av det nya särskilda boendet",
            "modellen för tidiga insatser i förskolan",
            "underlaget för energieffektivisering av fastigheterna",
            "samverkan med civilsamhället och föreningslivet");
    private static final List<String> HOW = List.of(
            "enligt den beslutade tidplanen",
            "med en försening på två månader",
            "tillsammans med berörda nämnder",
            "inom den ram som budgeten anger",
            "efter remiss till fackliga parter",
            "med stöd av statsbidrag",
            "trots vakanser under sommaren",
            "med början i de norra stadsdelarna",
            "i avvaktan på länsstyrelsens yttrande",
            "med gott resultat i den första mätningen");
    private static final List<String> MORE = List.of(
            "öka andelen som",
            "stärka arbetet med att alla",
            "förbättra förutsättningarna för att fler",
            "halvera antalet ärenden där det tar lång tid innan de som behöver det",
            "säkerställa att varje år fler");
    private static final List<String> REACH = List.of(
            "når gymnasiebehörighet",
            "känner sig trygga i sitt bostadsområde",
            "reser hållbart till arbete och skola",
            "får svar från kommunen inom två dagar",
            "kommer i egen försörjning",
            "tar del av kultur och idrott",
            "är nöjda med hemtjänsten",
            "väljer att bo och verka i kommunen");
    private static final List<String> REGISTRARS = List.of(
            "Anna Andersson",
            "Bertil Öberg",
            "Carina Åkesson",
            "David Lindqvist",
            "Elin Sjöström",
            "Fatima Hassan",
            "Göran Nyström",
            "Helena Ek");

    private final RandomGenerator random;

    Swedish(RandomGenerator random) {
        this.random = random;
    }

    /** Somebody who records. */
    String registrar() {
        return pick(REGISTRARS);
    }

    /** What is to be reached: {@code öka andelen som når gymnasiebehörighet}. */
    String aim() {
        return pick(MORE) + " " + pick(REACH);
    }

    /** A goal's or sub-goal's wording. */
    String wording() {
        return "Kommunen ska " + aim() + " och " + aim() + ", " + pick(HOW);
    }

    String heading() {
        return capital(pick(WHAT));
    }

    /** What somebody did with something, in a sentence. */
    String sentence() {
        return "%s %s %s %s.".formatted(pick(WHO), pick(DOES), pick(WHAT), pick(HOW));
    }

    String sentences() {
        return sentence() + " " + sentence();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
