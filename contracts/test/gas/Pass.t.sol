// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IPass} from "../../src/interfaces/IPass.sol";
import {Plans} from "../doubles/Plans.sol";

/// @dev What things cost, all in: what any transaction costs and the data it brings are counted. Owner and referrer are known to
/// the market, but where it says so.
contract PassGas is Plans {
    /// forge-config: default.isolate = true
    function test_gas_Tokens() public {
        _known(IPass.Source.Tokens, "tokens");
    }

    /// forge-config: default.isolate = true
    function test_gas_Balance() public {
        _known(IPass.Source.Balance, "balance");
    }

    /// forge-config: default.isolate = true
    function test_gas_Offer() public {
        offer(0);
        vm.prank(OWNER);
        _pass.offer(address(_token), PRICE, PERIOD, 1_000);
        vm.snapshotGasLastCall("Pass", "offer");
    }

    function _known(IPass.Source source, string memory from) private {
        uint256 plan = offer(1_000);
        subscribe(plan, 1, REFERRER, source);
        vm.snapshotGasLastCall("Pass", string.concat("subscribe from ", from, ", everybody new"));
        plan = offer(1_000);
        subscribe(plan, 1, REFERRER, source);
        vm.snapshotGasLastCall("Pass", string.concat("subscribe from ", from));
        subscribe(plan, 1, REFERRER, source);
        vm.snapshotGasLastCall("Pass", string.concat("subscribe again from ", from));
        plan = offer(0);
        subscribe(plan, 1, address(0), source);
        vm.snapshotGasLastCall("Pass", string.concat("subscribe from ", from, ", no referrer"));

        IPass.Schedule memory what = schedule(plan, 9, source);
        bytes memory signature = signed(what);
        skip(PERIOD);
        _pass.renew(what, signature);
        vm.snapshotGasLastCall("Pass", string.concat("renew from ", from, ", no referrer, the first"));
        skip(PERIOD);
        _pass.renew(what, signature);
        vm.snapshotGasLastCall("Pass", string.concat("renew from ", from, ", no referrer, again"));
    }
}
