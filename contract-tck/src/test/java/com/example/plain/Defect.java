package com.example.plain;

import java.util.List;

/** A way in which a store can be wrong, with the rules of the kit that must find it. */
public enum Defect {
    NO_ROLLBACK("r42_outOfStockLeavesNothingBehind", "r56_oneWrongOrderAmongManyLeavesNothingBehind"),
    DUPLICATE_SWALLOWED("r11_takenEmailIsRefused", "r11_takenEmailLeavesNoOrdersBehind"),
    PASSWORD_HASH_LEFT_OUT("r10_returnedUserIsWhatIsReadLater", "r15_userIsReadAsStored"),
    EMAIL_IN_LOWER_CASE("r11_emailOfOtherCaseIsAnother"),
    EMAIL_IS_A_PATTERN("r31_emailIsComparedInFullAndWithItsCase", "r15_emailIsComparedInFullAndWithItsCase", "r05_awkwardEmailIsLookedUpCodePointByCodePoint"),
    USER_KEPT_WHEN_ORDERS_FAIL(
            "r13_unknownProductLeavesNothingBehind",
            "r13_productThatWasNeverCountedLeavesNothingBehind",
            "r13_outOfStockLeavesNothingBehind",
            "r13_ordersThatTogetherExceedTheStockLeaveNothingBehind"),
    FIRST_ORDERS_REQUIRED("r12_userCanComeWithoutOrders"),
    FIRST_ORDERS_REVERSED("r12_ordersArePlacedInTheOrderInWhichTheyAreGiven"),
    CLOCK_READ_FOR_EACH_ORDER("r12_ordersAreOfOneTime"),
    TIES_IN_ASCENDING_ID("r20_ordersOfOneInstantComeInDescendingId", "r25_ordersOfOneInstantComeInDescendingId"),
    ONE_ORDER_TOO_MANY("r20_r21_r22_ordersAreTheUsersNewestInFull", "r26_atMostSizeOrdersAreReturned"),
    ITEMS_OF_ONE_PRODUCT_MERGED("r41_productInSeveralLinesIsSeveralItems"),
    ITEMS_SORTED_BY_PRODUCT(
            "r17_orderIsReadWithAllItsItems",
            "r17_itemsComeInTheOrderInWhichTheyWerePlaced",
            "r20_r21_r22_ordersAreTheUsersNewestInFull"),
    USER_WITHOUT_ORDERS_NOT_FOUND("r23_userWithoutOrdersHasAnEmptyList"),
    ORDER_WITHOUT_ITEMS_LOST("r22_orderWithoutItemsIsReadToo", "r17_orderWithoutItemsIsReadToo"),
    UNKNOWN_ORDER_IS_A_FAILURE("r17_unknownOrderIsEmpty"),
    READ_IN_SEVERAL_MOMENTS("r17_orderAndItsItemsAreOfOneMoment", "r22_ordersAndTheirItemsAreOfOneMoment"),
    ITEMS_READ_ORDER_BY_ORDER("r07_roundTripsOfAReadDoNotGrowWithItsRows"),
    ROWS_WRITTEN_ONE_BY_ONE("r07_roundTripsOfAWriteGrowByWholeBatches"),
    PAGE_INCLUDES_ITS_CURSOR(
            "r25_pageHoldsTheOrdersAfterTheCursor", "r27_pagesHoldEveryOrderOnceAlsoWhenNewerOnesArePlaced"),
    PAGE_STARTS_AT_AN_ORDER("r25_cursorNeedsNoOrderOfItsOwn"),
    PAGE_SKIPS_TIES(
            "r25_ordersOfOneInstantComeInDescendingId", "r27_pagesHoldEveryOrderOnceAlsoWhenNewerOnesArePlaced"),
    LEAST_TOTAL_EXCLUSIVE("r31_leastTotalIsInclusive"),
    END_OF_RANGE_INCLUSIVE(
            "r31_rangeIncludesItsStartAndExcludesItsEnd",
            "r34_rangeIncludesItsStartAndExcludesItsEnd",
            "r37_rangeIncludesItsStartAndExcludesItsEnd"),
    STATUS_NOT_COMPARED("r30_eachStatus", "r30_r32_eachSubsetOfCriteriaInEachOrder"),
    LIMIT_BEFORE_ORDER("r33_firstOnesUpToTheLimit"),
    EXPORT_NEWEST_FIRST("r34_ordersOfTheRangeComeOldestFirst"),
    EXPORT_OF_SEVERAL_MOMENTS("r34_allOrdersAreOfOneMoment"),
    EXPORT_LOADS_ALL("r35_ordersComeInPortions"),
    SINK_IN_ANOTHER_THREAD("r36_sinkIsCalledByTheThreadOfTheExport"),
    FAILURE_OF_SINK_WRAPPED("r36_whatTheSinkThrowsEndsTheExport"),
    OWN_WRITES_UNSEEN("r34_exportWithinATransactionSeesWhatItHasWritten", "r39_reportSeesWhatItsTransactionHasWritten"),
    CANCELLED_REPORTED("r37_cancelledOrdersAreNotReported", "r37_r38_reportIsThatOfTheDataset"),
    MONTH_IN_LOCAL_TIME("r37_monthsAreThoseOfUtc"),
    RUNNING_TOTAL_OF_ALL_PRODUCTS("r37_monthWithoutSalesHasNoRowAndKeepsTheRunningTotal"),
    RUNNING_TOTAL_OF_ALL_TIMES("r37_r38_reportIsThatOfTheDataset"),
    RANKS_WITHOUT_GAPS("r38_equalRevenuesShareAPlaceAndThoseAfterThemAreLeftOut"),
    REPORT_CUT_BEFORE_RUNNING_TOTALS("r38_rowsAreLeftOutAfterRunningTotalsWereComputed"),
    ARGUMENTS_CHECKED_TOO_LATE(
            "r21_negativeTakeIsRefused",
            "r26_sizeBelowOneIsRefused",
            "r38_topBelowOneIsRefused",
            "r50_changeToCancelledIsRefused",
            "r57_tooManyOrdersAreRefused",
            "r57_emptyImportAsksNothingOfTheDatabase"),
    INJECTION("r05_noTextIsReadAsSql"),
    TEXT_TRIMMED("r05_textIsStoredCodePointByCodePoint", "r05_textOfAUserWithOrdersIsStoredCodePointByCodePoint"),
    NUL_REPLACED(
            "r05_nulInTheEmailIsRefused",
            "r05_nulIsRefused", "r05_nulInAUserWithOrdersIsRefused", "r05_nulInALookedUpEmailIsRefused"),
    CONNECTION_LEAKED_ON_FAILURE("r23_unknownUserIsNotFound"),
    TWO_CONNECTIONS_AT_ONCE("r03_oneConnectionSufficesAndComesBack"),
    READ_ONLY_LEFT_ON("r03_connectionComesBackAsItWasLent"),
    POOL_TIMEOUT_TAKEN_FOR_SERVER_DOWN("r02_poolExhaustedIsNotAnyOtherFailure"),
    TIME_IN_MILLISECONDS("r10_userIsStoredAsGiven", "r40_orderIsStoredWithItsItemsInTheOrderOfTheLines"),
    TIME_ZONE_SHIFTED("r10_returnedUserIsWhatIsReadLater"),
    FLOAT_MONEY("r40_totalIsExactToTheCent", "r37_sumsAreExactAndLarge", "r55_extremesAreStoredAsGiven"),
    STOCK_NOT_TAKEN("r41_stockFallsByWhatWasOrdered", "r42_linesOfOneProductAreOutOfStockTogether", "r45_nothingIsSoldThatIsNotThere", "r12_stockFallsByWhatAllOrdersTake"),
    LOST_UPDATE("r45_ordersInOppositeOrderOfLinesDoNotDeadlock"),
    LOCKED_IN_ORDER_OF_LINES(
            "r45_ordersInOppositeOrderOfLinesDoNotDeadlock",
            "r45_placeOrderLocksInTheOrderOfProductIds",
            "r45_registerUserWithOrdersLocksInTheOrderOfProductIds",
            "r45_cancelOrderLocksInTheOrderOfProductIds",
            "r45_adjustStockLocksInTheOrderOfProductIds"),
    STOCK_TAKEN_ORDER_BY_ORDER("r45_registerUserWithOrdersLocksInTheOrderOfProductIds"),
    UNKNOWN_PRODUCT_LEFT_OUT("r43_unknownProductLeavesNothingBehind", "r61_unknownProductChangesNothing"),
    NEVER_COUNTED_TAKEN_FOR_AMPLE("r43_productThatWasNeverCountedIsNotFound"),
    FOREIGN_KEY_UNCLASSIFIED("r44_unknownUserLeavesNothingBehind"),
    NUMBER_OUT_OF_RANGE_UNCLASSIFIED("r40_totalOutOfRangeIsAnInvalidValue"),
    LAST_PIECE_KEPT("r42_lastPieceCanBeOrdered"),
    KEYS_OF_SEQUENCE_DIVIDED("r40_ordersHaveKeysOfTheirOwn"),
    KEYS_DESCEND(
            "r12_ordersArePlacedInTheOrderInWhichTheyAreGiven",
            "r12_manyOrdersCanBePlaced",
            "r55_ordersAreStoredAsGivenInTheOrderInWhichTheyAreGiven"),
    CANCELLED_WITHOUT_RESTOCK(
            "r46_orderIsCancelledAndItsItemsAreBackInStock", "r47_ofTwoThatCancelTheSameOrderOneSucceeds"),
    ONLY_NEW_ORDERS_CANCELLED("r46_orderThatIsNewOrPaidCanBeCancelled"),
    CANCELLED_IN_ANY_STATUS("r47_orderOfAnotherStatusIsOfTheWrongStatus", "r47_orderIsCancelledOnce"),
    ORDER_NOT_LOCKED(
            "r47_ofTwoThatCancelTheSameOrderOneSucceeds", "r51_ofTwoThatChangeTheSameVersionOneSucceeds"),
    UNKNOWN_ORDER_IGNORED("r48_unknownOrderIsNotFound", "r53_unknownOrderIsNotFound"),
    VERSION_NOT_RAISED(
            "r46_orderIsCancelledAndItsItemsAreBackInStock",
            "r46_versionRisesFromWhatItWas",
            "r50_statusChangesAndTheVersionRises",
            "r50_changesFollowEachOther"),
    VERSION_IGNORED(
            "r51_orderOfAnotherVersionIsStale",
            "r51_orderThatWasChangedIsStale",
            "r51_ofTwoThatChangeTheSameVersionOneSucceeds"),
    STALE_TAKEN_FOR_NOT_FOUND("r51_orderOfAnotherVersionIsStale", "r51_orderThatWasChangedIsStale"),
    CANCELLED_CHANGED("r52_cancelledOrderIsOfTheWrongStatus"),
    STATUS_CHECKED_BEFORE_VERSION("r52_cancelledOrderOfAnotherVersionIsStale"),
    IMPORT_TAKES_STOCK("r55_ordersAreStoredAsGivenInTheOrderInWhichTheyAreGiven"),
    IMPORT_AT_THE_CLOCKS_TIME("r55_importedOrderIsReadLater"),
    IMPORT_COUNTS_ITS_OWN_KEYS("r55_importsFollowEachOther"),
    IMPORT_KEEPS_WHAT_CAME_BEFORE("r56_oneWrongOrderAmongManyLeavesNothingBehind"),
    IMPORT_LIMIT_EXCLUSIVE("r57_aHundredThousandOrdersAreNotTooMany"),
    LEVELS_ADDED("r60_stockIsWhatWasCounted", "r60_allProductsCanBeCounted"),
    NEVER_COUNTED_LEFT_OUT("r60_productThatWasNeverCountedGetsItsStock"),
    NEGATIVE_LEVEL_TAKEN_FOR_ZERO("r61_negativeLevelChangesNothing");

    private final List<String> rules;

    Defect(String... rules) {
        this.rules = List.of(rules);
    }

    /** The names of the kit's methods that must fail. */
    public List<String> rules() {
        return rules;
    }
}
