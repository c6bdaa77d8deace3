package se.malspar.projections.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.commission.CommissionId;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.RegistrationKey;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
import se.malspar.domain.plan.ActivityContent;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;

/** One event of every kind with every component filled. */
final class EventSamples {

    private static final BodyCode KF = new BodyCode("KF");
    private static final BodyCode KS = new BodyCode("KS");
    private static final GoalId GOAL = GoalId.of("ks-2020-1");
    private static final SubGoalId SUB_GOAL = SubGoalId.of("1.2");
    private static final MeasureId MEASURE = MeasureId.of("nki");
    private static final PlanId PLAN = PlanId.parse("KS-2026");
    private static final ActivityId ACTIVITY = ActivityId.of("kommunikationsplan");
    private static final CommissionId COMMISSION = CommissionId.of("fordjupning");
    private static final ReportingPeriod YEAR = ReportingPeriod.year(Year.of(2020));
    private static final ReportingPeriod TERTIAL = ReportingPeriod.tertial(Year.of(2026), 1);
    private static final ParagraphId PARAGRAPH = ParagraphId.parse("KS 2020-10-07:2 § 175");
    private static final PointId POINT = PointId.parse("KS 2020-10-07:2 § 175 p 1");
    private static final PointId PROPOSAL = PointId.parse("KS 2020-10-07:2 § 175 till KF p 1");
    private static final MeetingId MEETING = PARAGRAPH.meeting();
    private static final DocumentId DOCUMENT = DocumentId.of("tjansteskrivelse-maluppfyllelse-2020");
    private static final LocalDate DAY = LocalDate.of(2020, 10, 7);
    private static final LocalDate LATER = LocalDate.of(2020, 10, 21);
    private static final RegistrationId REGISTRATION = RegistrationId.parse("0199f0a4-5d0e-7c51-9a53-4c5a9e1d7b10");
    private static final Optional<Quote> SOURCE = Optional.of(new Quote(
            DOCUMENT,
            Optional.of("avsnitt 3"),
            Optional.of("KS 2020-10-07 § 175 Kommunstyrelsens mål 2020 (korrigering av delmål)")));
    private static final Validity FROM_A_DAY = new Validity.During(DAY, Optional.of(LocalDate.of(2023, 1, 1)));
    private static final Validity AWAITING = new Validity.Awaiting(
            "när protokollet justerats, tidigast 1 juni",
            true,
            Optional.of(LocalDate.of(2021, 6, 1)),
            Optional.of(LocalDate.of(2023, 1, 1)));

    /** A decision by a point, rectified by a later one. */
    private static final Basis BY_POINT = new Basis(
            new Authority.ByPoint(POINT),
            Rank.BOARD,
            Standing.DECIDED,
            Evidence.REFERENCED,
            DecidedOn.day(DAY),
            FROM_A_DAY,
            SOURCE,
            Optional.of(PointId.parse("KS 2020-11-04 § 190 p 1")));

    private static final Basis WAITING = new Basis(
            new Authority.ByPoint(PROPOSAL),
            Rank.ASSEMBLY,
            Standing.PROPOSED,
            Evidence.ORIGINAL,
            DecidedOn.span(DAY, LATER),
            AWAITING,
            SOURCE,
            Optional.of(PointId.parse("KS 2020-11-04 § 190 p 1")));

    private static final Basis BY_PARAGRAPH = new Basis(
            new Authority.ByParagraph(PARAGRAPH),
            Rank.BOARD,
            Standing.DECIDED,
            Evidence.ORIGINAL,
            DecidedOn.span(DAY, LATER),
            FROM_A_DAY,
            SOURCE,
            Optional.of(POINT));

    private static final Basis BY_DOCUMENT = new Basis(
            new Authority.ByDocument(DOCUMENT),
            Rank.ADMINISTRATION,
            Standing.REPORTED,
            Evidence.STATED,
            DecidedOn.impossible("31 april 2019", YearMonth.of(2019, 4)),
            FROM_A_DAY,
            SOURCE,
            Optional.of(POINT));

    private static final Basis OF_EXAMPLE = new Basis(
            new Authority.ByDocument(DOCUMENT),
            Rank.COMMITTEE,
            Standing.DECIDED,
            Evidence.EXAMPLE,
            DecidedOn.month(YearMonth.of(2020, 2), "februari 2020"),
            FROM_A_DAY,
            SOURCE,
            Optional.of(POINT));

    private static final List<Reference> REFERENCES = List.of(new Reference(
            "KS 2021-01-13 § 010 Kommunstyrelsens mål och delmål 2020-2022",
            Optional.of(KS),
            Optional.of(DecidedOn.day(LocalDate.of(2021, 1, 13))),
            Optional.of(ParagraphNumber.parse("§ 010")),
            Optional.of("Kommunstyrelsens mål och delmål 2020-2022"),
            true));

    private static final List<Remark> REMARKS =
            List.of(new Remark(Remark.Kind.NOT_STATED, "Justeringsdag framgår inte.", SOURCE));

    private static final GoalContent CONTENT = new GoalContent(
            Optional.of("Möjligheten till egen försörjning skall öka för alla målgrupper"),
            Optional.of("2"),
            Optional.of("Arbete och fritid"),
            Optional.of(GoalKind.STEERING),
            Optional.of("kvantitativ"),
            Optional.of(KS),
            Optional.of(ReportingPeriod.years(Year.of(2020), Year.of(2022))),
            List.of(GoalId.of("kf-2019-2")));

    private static final ActivityContent ACTIVITY_CONTENT = new ActivityContent(
            Optional.of("Ta fram och genomföra en kommunikationsplan"),
            Optional.of("Planen anger målgrupper och kanaler."),
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.of(LocalDate.of(2026, 12, 31)),
            Optional.of("kommunikationsenheten"),
            List.of(GOAL));

    private static final AssessmentModel.Value REACHED =
            new AssessmentModel.Value("natt", new Wording("nått", "reached"), "●", "#2e7d32");

    private static final AssessmentModel.Otherwise OPEN = new AssessmentModel.Otherwise(
            "annars", "undetermined", new Wording("Modellen lämnar det öppet.", "The model leaves it open."));

    private static final AssessmentModel MODEL = new AssessmentModel(
            ModelKey.of("kvot-2027"),
            new Wording("Kvotmodell 2027", "Ratio model 2027"),
            Optional.of("Styrmodellen, avsnitt 4"),
            new AssessmentModel.Mode(AssessmentModel.Kind.FORECAST, Optional.of(AssessmentModel.Horizon.TERM)),
            List.of(
                    new AssessmentModel.LevelModel(
                            Level.INDICATOR,
                            List.of(REACHED),
                            List.of(),
                            List.of("natt"),
                            List.of(new AssessmentModel.Rule(
                                    "saknas",
                                    "!hasOutcome",
                                    "not-measured",
                                    new Wording("Mätvärde saknas.", "There is no outcome."))),
                            AssessmentModel.Ground.COMPARISON,
                            Optional.of(new AssessmentModel.Comparison(
                                    AssessmentModel.Against.TARGET,
                                    AssessmentModel.Quotient.OUTCOME_BY_TARGET,
                                    AssessmentModel.Quotient.TARGET_BY_OUTCOME,
                                    Optional.of(2),
                                    Optional.of("0.005"),
                                    AssessmentModel.Revised.AS_APPROVED)),
                            Optional.empty(),
                            List.of(new AssessmentModel.Band(
                                    "till-hälften",
                                    "natt",
                                    Optional.of(new AssessmentModel.Edge("0.50", true)),
                                    Optional.of(new AssessmentModel.Edge("1.00", false)),
                                    new Wording("Minst hälften är nått.", "Half of it is reached."))),
                            OPEN),
                    new AssessmentModel.LevelModel(
                            Level.GOAL,
                            List.of(REACHED),
                            List.of(new AssessmentModel.Value(
                                    "pausat", new Wording("pausat", "paused"), "‖", "#757575")),
                            List.of(),
                            List.of(),
                            AssessmentModel.Ground.ROLL_UP,
                            Optional.empty(),
                            Optional.of(new AssessmentModel.RollUp(
                                    List.of(Level.INDICATOR),
                                    AssessmentModel.Manner.WEIGHTED,
                                    List.of(new AssessmentModel.Points("natt", "1")),
                                    AssessmentModel.Missing.LEFT_OUT,
                                    Optional.of("0.80"),
                                    List.of(new AssessmentModel.Weight("goal:ks-1/measure:nki", "2")))),
                            List.of(),
                            OPEN)),
            Optional.of(new AssessmentModel.Assessors(List.of(KS))));

    private EventSamples() {}

    static List<TrailEvent> ofEveryKind() {
        return List.of(
                new RegistryEvent.MunicipalityRegistered(
                        Municipality.of("0665"), "Vaggeryds kommun", MunicipalityKind.REAL),
                new RegistryEvent.BodyRegistered(
                        KS,
                        "Kommunstyrelsen",
                        BodyKind.EXECUTIVE_BOARD,
                        Rank.BOARD,
                        Optional.of(KF),
                        Optional.of(LocalDate.of(2019, 1, 1)),
                        Optional.of(LocalDate.of(2027, 1, 1))),
                new RegistryEvent.BodyRenamed(KS, "Kommunstyrelse", LocalDate.of(2023, 1, 1)),
                new RecordEvent.RegistrationAnnulled(
                        REGISTRATION,
                        "Fel organ.",
                        Optional.of(RegistrationId.parse("0199f0a4-5d0e-7c51-9a53-4c5a9e1d7b11"))),
                new RecordEvent.DateInterpreted(
                        REGISTRATION,
                        DecidedOn.day(LocalDate.of(2019, 4, 30), "31 april 2019"),
                        "April har trettio dagar."),
                new RecordEvent.SigningKeyChanged(
                        "malspar.example/0665+0d6ab8a9+AVkYdOyM0EcbRSP7JbY8nkxwWqCrDWtBsR6yP1xvsUuE",
                        "malspar.example/0665+6b3a5c1f+AfQ9mRkZyPPYQh4vVRy3gR7L6rkM7mQz1n2dGm3J1lTt",
                        true,
                        "Disken med nyckeln gick sönder.",
                        List.of("anna", "bertil")),
                new RecordEvent.RollbackAccepted(
                        Optional.of("malspar.example/0665\n120\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"),
                        100,
                        "I9eWVxbI2X4cZvvxGZjdLtkzTyVdDuOWWvJGQMJ2Tf0=",
                        "malspar.example/0665/2",
                        "Säkerhetskopian från i går fick läggas tillbaka.",
                        List.of("anna", "bertil")),
                new RecordEvent.DestructionRequested(
                        REGISTRATION, POINT, "En privatpersons namn stod i texten.", "anna"),
                new RecordEvent.DestructionDeclined(
                        new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000005")),
                        "Fel registrering.",
                        "bertil"),
                new RecordEvent.ContentDestroyed(
                        REGISTRATION,
                        Instant.parse("2026-01-10T09:30:00.123456Z"),
                        List.of(new RecordEvent.DestroyedLeaf(
                                12,
                                UUID.fromString("0198c0de-0000-7000-8000-00000000000c"),
                                "0123456789abcdef".repeat(4))),
                        Optional.of(new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000003"))),
                        new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000002")),
                        POINT,
                        new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000004")),
                        new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000005")),
                        "En privatpersons namn stod i texten.",
                        "anna",
                        "bertil"),
                new RecordEvent.Destroyed(
                        "0123456789abcdef".repeat(4),
                        57,
                        Optional.of(RecordEvent.RegistrationAnnulled.whoseReasonIsDestroyed(
                                new RegistrationId(UUID.fromString("0198c0de-0000-7000-8000-000000000003")),
                                REGISTRATION))),
                new MinutesEvent.ParagraphRecorded(
                        BY_PARAGRAPH,
                        PARAGRAPH,
                        "§ 175",
                        Optional.of(LATER),
                        Optional.of("Kommunstyrelsens mål 2020 (korrigering av delmål)"),
                        Optional.of(RegistrationNumber.parse("KS 2018/109")),
                        List.of(
                                new RecordedPoint(
                                        Optional.empty(),
                                        1,
                                        Optional.of("Kommunstyrelsen korrigerar delmål 1.2."),
                                        Outcome.APPROVED),
                                new RecordedPoint(
                                        Optional.of(KF),
                                        1,
                                        Optional.of("Kommunfullmäktige godkänner ambitionsnivån."),
                                        Outcome.NOT_STATED)),
                        REFERENCES,
                        REMARKS),
                new MinutesEvent.DocumentRecorded(
                        BY_DOCUMENT,
                        DOCUMENT,
                        DocumentKind.OFFICIAL_REPORT,
                        "Kommunstyrelsens måluppfyllelse 2020",
                        Optional.of("834b13acef897b427869fdddf2fd3937208f052d6fd0187a326d76c6d86c02a9"),
                        Optional.of("Kommunledningskontoret"),
                        Optional.of(KS),
                        Optional.of(RegistrationNumber.parse("KS 2019/160")),
                        List.of(new RecordedPoint(
                                Optional.of(KS),
                                1,
                                Optional.of("Kommunstyrelsen godkänner måluppfyllelsen."),
                                Outcome.NOT_STATED)),
                        REFERENCES,
                        REMARKS),
                new MinutesEvent.MinutesApproved(
                        OF_EXAMPLE, MEETING, List.of(ParagraphNumber.of(175), ParagraphNumber.parse("176a")), LATER),
                new MinutesEvent.NoticePosted(OF_EXAMPLE, MEETING, LATER),
                new MinutesEvent.NoticeRemoved(OF_EXAMPLE, MEETING, LATER),
                new MinutesEvent.PointAppealed(OF_EXAMPLE, POINT, Optional.of("Förvaltningsrätten i Jönköping")),
                new MinutesEvent.PointAnnulled(OF_EXAMPLE, POINT, Optional.of("Förvaltningsrätten i Jönköping")),
                new MinutesEvent.PointRevoked(BY_POINT, PROPOSAL, Optional.of("Ersätts av nya mål.")),
                new MinutesEvent.MinutesCorrected(BY_POINT, POINT, "72", "75", "Skrivfel i protokollet."),
                new MinutesEvent.ConditionMet(BY_POINT, POINT, LATER),
                new MinutesEvent.DestructionOrdered(
                        BY_POINT,
                        new RegistrationKey(REGISTRATION.value()),
                        Optional.of("Dokumenthanteringsplanen 3.4")),
                new GoalEvent.GoalAdopted(BY_POINT, GOAL, CONTENT),
                new GoalEvent.GoalRevised(WAITING, GOAL, CONTENT, Optional.of("Förtydligande.")),
                new GoalEvent.AmbitionLevelSet(
                        WAITING,
                        GOAL,
                        "En höjd synlighetsgrad av utbud och aktiviteter.",
                        Optional.of("Detta innebär bl.a. utveckling av websida."),
                        Optional.of(YEAR)),
                new GoalEvent.SubGoalAdopted(
                        BY_POINT, GOAL, SUB_GOAL, Optional.of("Fler ska nå egen försörjning inom ett år.")),
                new GoalEvent.SubGoalCorrected(
                        BY_POINT,
                        GOAL,
                        SUB_GOAL,
                        "Fler ska nå egen försörjning inom två år.",
                        Optional.of("Näringslivsstrategin.")),
                new GoalEvent.SubGoalRemoved(BY_POINT, GOAL, SUB_GOAL, Optional.of("Ingår i delmål 1.1.")),
                new GoalEvent.MeasureAdopted(
                        BY_POINT,
                        GOAL,
                        MEASURE,
                        "Nöjd kund-index",
                        Optional.of("index"),
                        Optional.of(MeasureDirection.HIGHER),
                        Optional.of(SUB_GOAL)),
                new GoalEvent.TargetValueSet(BY_POINT, GOAL, MEASURE, YEAR, "minst 75"),
                new GoalEvent.MeasureRemoved(BY_POINT, GOAL, MEASURE, Optional.of("Mäts inte längre.")),
                new GoalEvent.ForecastInterpreted(BY_POINT, GOAL, true, "Målet har ett mått som går att mäta."),
                new GoalEvent.GoalRetired(BY_POINT, GOAL, Optional.of("Mandatperioden är slut.")),
                new PlanEvent.PlanAdopted(BY_POINT, PLAN, Optional.of("Verksamhetsplan 2026")),
                new PlanEvent.ActivityAdded(BY_POINT, PLAN, ACTIVITY, ACTIVITY_CONTENT),
                new PlanEvent.ActivityChanged(BY_POINT, PLAN, ACTIVITY, ACTIVITY_CONTENT, Optional.of("Ny tidplan.")),
                new PlanEvent.ActivityRemoved(BY_POINT, PLAN, ACTIVITY, "Resurser saknas."),
                new FollowUpEvent.ActivityStatusReported(
                        BY_DOCUMENT, PLAN, ACTIVITY, TERTIAL, "vänteläge", Optional.of("Inväntar beslut.")),
                new FollowUpEvent.OutcomeReported(
                        BY_DOCUMENT, GOAL, MEASURE, YEAR, "73.5", Optional.of("Mätt i oktober.")),
                new FollowUpEvent.ForecastReported(
                        BY_DOCUMENT, GOAL, Optional.of(MEASURE), YEAR, "74", Optional.of("Målvärdet nås inte.")),
                new FollowUpEvent.GoalStatusReported(
                        BY_DOCUMENT, GOAL, TERTIAL, "delvis uppfylld", Optional.of("Två av tre delmål nås.")),
                new FollowUpEvent.MeasuringMethodChanged(
                        BY_DOCUMENT, GOAL, MEASURE, YEAR, "Enkäten går från och med i år även till småföretag."),
                new FollowUpEvent.GoalAssessed(
                        BY_POINT, GOAL, YEAR, "gul", "Utfallet når målvärdet men lotsfunktionen är försenad."),
                new FollowUpEvent.ReportingPeriodSet(
                        BY_POINT, TERTIAL, PeriodKind.TERTIAL, false, Optional.of("Måluppföljning tertial 1")),
                new FollowUpEvent.FollowUpApproved(BY_POINT, KS, YEAR),
                new CommissionEvent.CommissionGiven(
                        BY_POINT,
                        COMMISSION,
                        "återkomma med en fördjupning kring målvärden",
                        Optional.of("kommundirektören"),
                        Optional.of("kommunstyrelsens sammanträde i mars")),
                new CommissionEvent.CommissionReported(BY_DOCUMENT, COMMISSION, "Fördjupningen redovisades."),
                new CommissionEvent.CommissionClosed(
                        BY_POINT, COMMISSION, Closing.COMPLETED, Optional.of("Förklaras fullgjort.")),
                new AssessmentEvent.AssessmentModelAdopted(BY_POINT, Optional.of(KS), MODEL));
    }
}
