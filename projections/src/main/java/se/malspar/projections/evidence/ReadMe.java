package se.malspar.projections.evidence;

/** What stands in every package, for whoever opens it without knowing what it is. */
final class ReadMe {

    static final String TEXT = """
            LÄS MIG

            Det här paketet svarar på en fråga om vad en kommun har beslutat, och bevisar att svaret är det som kommunens
            logg säger. Det går att granska utan Målspår och utan att fråga någon.

            svar.txt      svaret, att läsa
            svar.pdf      samma svar, att arkivera (PDF/A); granskas inte av programmet nedan, jämför med svar.txt
            svar.json     samma svar, för program
            fraga.json    frågan
            leaves/       de löv i loggen som rör frågan, ett per händelse, byte för byte
            proofs/       ett bevis per löv: att lövet står på sin plats i loggen
            checkpoint    loggens underskrivna läge: namn, antal löv och rot, med vittnens underskrifter
            vittnen.txt   vilka vittnen och tidsstämplar som följer med; «ej bevittnad» om de är färre än två
            consistency   finns om du gav en tidigare kontrollpunkt: att loggen bara har vuxit sedan dess
            timestamps/   tidsstämplar (RFC 3161) på kontrollpunkten, om det finns några
            trail/        hela loggen till kontrollpunkten, om du fick den; då kan fullständigheten visas
            policy        vems underskrifter produkten räknar med. Lita inte på den här filen: hämta nycklarna
                          någon annanstans, till exempel ur ett anslaget protokoll
            SHA256SUMS    summan av varje annan fil

            TRE SÄTT ATT GRANSKA

            1. java -jar malspar-verify.jar verify paketet.zip --policy din-policy
               Svarar var för sig: är det äkta, är det fullständigt, följer svaret av löven, när fanns det?

            2. Andra program. Formaten är öppna: RFC 6962 för trädet, C2SP:s signed-note, tlog-checkpoint och tlog-proof
               för resten. Varje .tlog-proof är ett fristående bevis.

            3. För hand.
               sha256sum -c SHA256SUMS
               Ett lövs summa: (printf '\\0'; cat leaves/N.leaf) | sha256sum
               Lövets summa och raderna i proofs/N.tlog-proof ger tillsammans roten på checkpointens tredje rad.
               Underskriften prövas med openssl pkeyutl -verify -rawin.

            VAD DET INTE BEVISAR

            Att ett beslut är rätt återgivet av den som registrerade det. Jämför med protokollet.
            Att inget har registrerats efter kontrollpunkten.
            Utan vittnen: att kommunen inte visar en annan logg för någon annan.
            """;

    private ReadMe() {}
}
