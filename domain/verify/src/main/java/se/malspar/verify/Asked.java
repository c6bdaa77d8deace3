package se.malspar.verify;

/** What is asked of a package, each question by itself. */
enum Asked {
    AUTHENTIC("Äkta", "loggen har underskrivits av den som ska, och löven står i den"),
    COMPLETE("Fullständigt", "alla löv som rör frågan är med"),
    REBUILT("Återskapat", "löven ger just det här svaret"),
    TIMED("Tidsbestämt", "någon annan än kommunen har sett loggen vid en tidpunkt");

    private final String swedish;
    private final String meaning;

    Asked(String swedish, String meaning) {
        this.swedish = swedish;
        this.meaning = meaning;
    }

    String swedish() {
        return swedish;
    }

    String meaning() {
        return meaning;
    }
}
