// What viem and a wallet in a browser do with a chain, each told on a line as it is done. The first argument is where the chain
// listens, the second a page that may ask it.

import assert from "node:assert/strict";
import { request } from "node:http";
import { createRequire } from "node:module";

const contracts = createRequire(new URL("../../../../contracts/package.json", import.meta.url));
const viem = contracts("viem");
const { mnemonicToAccount } = contracts("viem/accounts");
const { foundry } = contracts("viem/chains");
const gms = contracts("./abi/GMS.json");

const [url, page] = process.argv.slice(2);
const words = "test test test test test test test test test test test junk";
const [ana, ben, eve] = [0, 1, 2].map((addressIndex) => mnemonicToAccount(words, { addressIndex }));
const transport = viem.http(url);
const reads = viem.createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
const writes = viem.createWalletClient({ chain: foundry, transport, account: ana });
const moves = viem.createTestClient({ chain: foundry, transport, mode: "anvil" });
const SUPPLY = 16_000_000_000n * 10n ** 18n;

async function told(what, work) {
  const result = await work();
  console.log(what);
  return result;
}

const done = async (hash) => {
  const receipt = await reads.waitForTransactionReceipt({ hash });
  assert.equal(receipt.status, "success");
  return receipt;
};

const token = await told("a contract is deployed", async () => {
  const hash = await writes.deployContract({ abi: gms.abi, bytecode: gms.bytecode, args: [[ana.address], [SUPPLY]] });
  const { contractAddress, type } = await done(hash);
  assert.equal(type, "eip1559");
  assert.ok((await reads.getCode({ address: contractAddress })).length > 1000);
  return { address: contractAddress, abi: gms.abi };
});
const balance = (account) => reads.readContract({ ...token, functionName: "balanceOf", args: [account.address] });
const transfer = async (to, amount) => done(await writes.writeContract({ ...token, functionName: "transfer", args: [to.address, amount] }));

await told("a contract is asked, written to and simulated", async () => {
  assert.equal(await reads.readContract({ ...token, functionName: "symbol" }), "GMS");
  const { request } = await reads.simulateContract({ ...token, account: ana, functionName: "transfer", args: [ben.address, 5n] });
  await done(await writes.writeContract(request));
  assert.equal(await balance(ben), 5n);
  const broke = reads.simulateContract({ ...token, account: eve, functionName: "transfer", args: [ben.address, 5n] });
  await assert.rejects(broke, (error) => {
    const reverted = error.walk((cause) => cause instanceof viem.ContractFunctionRevertedError);
    return reverted.data.errorName === "ERC20InsufficientBalance" && reverted.data.args[0] === eve.address;
  });
});

await told("a receipt comes with the answer", async () => {
  const receipt = await writes.sendTransactionSync({ to: eve.address, value: viem.parseEther("2") });
  assert.equal(receipt.status, "success");
  assert.equal(await reads.getBalance({ address: eve.address }), viem.parseEther("10002"));
});

await told("every kind of transaction is sent", async () => {
  const accessList = [{ address: token.address, storageKeys: [viem.zeroHash] }];
  for (const [type, more] of [["legacy", {}], ["eip2930", { accessList }], ["eip1559", { accessList }]]) {
    const hash = await writes.sendTransaction({ to: ben.address, value: 1n, type, ...more });
    assert.equal((await done(hash)).type, type);
    assert.equal((await reads.getTransaction({ hash })).type, type);
  }
});

await told("fees are estimated", async () => {
  const { maxFeePerGas, maxPriorityFeePerGas } = await reads.estimateFeesPerGas();
  const block = await reads.getBlock();
  assert.ok(maxFeePerGas > block.baseFeePerGas / 2n && maxPriorityFeePerGas > 0n);
  assert.ok((await reads.getGasPrice()) > 0n);
  const history = await reads.getFeeHistory({ blockCount: 4, rewardPercentiles: [25, 75] });
  assert.equal(history.baseFeePerGas.length, 5);
  assert.equal(history.reward.length, 4);
  assert.equal(await reads.estimateGas({ account: ana, to: ben.address, value: 1n }), 21_000n);
  const data = viem.encodeFunctionData({ ...token, functionName: "transfer", args: [ben.address, 1n] });
  const { accessList } = await reads.createAccessList({ account: ana, to: token.address, data });
  assert.ok(viem.isAddressEqual(accessList[0].address, token.address) && accessList[0].storageKeys.length === 2);
});

await told("logs are found, and filters polled", async () => {
  const event = viem.getAbiItem({ abi: gms.abi, name: "Transfer" });
  const filter = await reads.createEventFilter({ address: token.address, event });
  const blocks = await reads.createBlockFilter();
  const receipt = await transfer(ben, 7n);
  const found = await reads.getLogs({ address: token.address, event, args: { to: ben.address }, fromBlock: 0n });
  assert.deepEqual(found.map((log) => log.args.value), [5n, 7n]);
  assert.deepEqual((await reads.getFilterChanges({ filter })).map((log) => log.args.value), [7n]);
  assert.deepEqual(await reads.getFilterChanges({ filter: blocks }), [receipt.blockHash]);
  assert.ok(await reads.uninstallFilter({ filter }));
  const events = await reads.getContractEvents({ ...token, eventName: "Transfer", blockHash: receipt.blockHash });
  assert.equal(events.length, 1);
});

await told("news come over a WebSocket", async () => {
  const socket = viem.createPublicClient({ chain: foundry, transport: viem.webSocket(url.replace("http", "ws")) });
  const heard = (watch) => {
    let unwatch;
    const news = new Promise((resolve, reject) => {
      unwatch = watch(resolve, reject);
    });
    return { news, unwatch: () => unwatch() };
  };
  const logs = heard((onLogs, onError) => socket.watchContractEvent({ ...token, eventName: "Transfer", onLogs, onError, poll: false }));
  const blocks = heard((onBlock, onError) => socket.watchBlocks({ onBlock, onError }));
  // Once this is answered the two subscriptions asked before it are there.
  await socket.getChainId();
  await socket.getBlockNumber({ cacheTime: 0 });
  const receipt = await transfer(ben, 9n);
  const [log] = await logs.news;
  assert.deepEqual([log.args.value, log.transactionHash], [9n, receipt.transactionHash]);
  assert.ok((await blocks.news).number >= receipt.blockNumber);
  logs.unwatch();
  blocks.unwatch();
  (await socket.transport.getRpcClient()).close();
});

await told("typed data is signed, and a permit is taken", async () => {
  const [nonce, chainId] = [await reads.readContract({ ...token, functionName: "nonces", args: [ben.address] }), await reads.getChainId()];
  const [, name, version] = await reads.readContract({ ...token, functionName: "eip712Domain" });
  const deadline = (await reads.getBlock()).timestamp + 1000n;
  const message = { owner: ben.address, spender: ana.address, value: 4n, nonce, deadline };
  const fields = { owner: "address", spender: "address", value: "uint256", nonce: "uint256", deadline: "uint256" };
  const types = { Permit: Object.entries(fields).map(([name, type]) => ({ name, type })) };
  const domain = { name, version, chainId, verifyingContract: token.address };
  const signature = await ben.signTypedData({ domain, types, primaryType: "Permit", message });
  assert.ok(await reads.verifyTypedData({ address: ben.address, domain, types, primaryType: "Permit", message, signature }));
  const { r, s, yParity } = viem.parseSignature(signature);
  const args = [ben.address, ana.address, 4n, deadline, yParity + 27, r, s];
  await done(await writes.writeContract({ ...token, functionName: "permit", args }));
  assert.equal(await reads.readContract({ ...token, functionName: "allowance", args: [ben.address, ana.address] }), 4n);
});

await told("an account is given code", async () => {
  const authorization = await writes.signAuthorization({ account: eve, contractAddress: token.address });
  const hash = await writes.sendTransaction({ authorizationList: [authorization], to: eve.address, data: "0x95d89b41" });
  assert.equal((await done(hash)).type, "eip7702");
  assert.equal(await reads.getCode({ address: eve.address }), viem.concat(["0xef0100", token.address]).toLowerCase());
  assert.equal((await reads.getTransaction({ hash })).authorizationList.length, 1);
  assert.equal(await reads.readContract({ abi: gms.abi, address: eve.address, functionName: "decimals" }), 18);
  assert.ok(viem.isAddressEqual((await reads.getDelegation({ address: eve.address })), token.address));
});

await told("time is moved and blocks are taken back", async () => {
  const [before, mark] = [await reads.getBlock(), await moves.snapshot()];
  await transfer(ben, 100n);
  await moves.increaseTime({ seconds: 3600 });
  await moves.mine({ blocks: 3, interval: 10 });
  const after = await reads.getBlock();
  assert.equal(after.number, before.number + 4n);
  assert.ok(after.timestamp >= before.timestamp + 3620n);
  await moves.setNextBlockTimestamp({ timestamp: after.timestamp + 500n });
  await moves.mine({ blocks: 1 });
  assert.equal((await reads.getBlock()).timestamp, after.timestamp + 500n);
  await moves.revert({ id: mark });
  assert.equal((await reads.getBlock()).hash, before.hash);
});

await told("what is refused is understood", async () => {
  const causes = [
    [{ value: viem.parseEther("20000") }, viem.InsufficientFundsError],
    [{ nonce: 0 }, viem.NonceTooLowError],
    [{ nonce: 1000 }, viem.NonceTooHighError],
    [{ gas: 20_000n }, viem.IntrinsicGasTooLowError],
    [{ maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, viem.FeeCapTooLowError],
  ];
  for (const [wrong, cause] of causes) {
    const sent = writes.sendTransaction({ to: ben.address, gas: 21_000n, ...wrong });
    await assert.rejects(sent, (error) => error.walk((one) => one instanceof cause) !== null, cause.name);
  }
  const elsewhere = viem.createWalletClient({ chain: { ...foundry, id: 1 }, transport, account: ana });
  await assert.rejects(elsewhere.sendTransaction({ to: ben.address }), viem.TransactionExecutionError);
});

/** A request as a browser makes it, with headers that fetch does not let anybody set. */
function asBrowser(method, origin, body) {
  const headers = { origin, "content-type": "application/json" };
  const asks = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: body ? headers : { origin, ...asks } }, (response) => {
      let text = "";
      response.on("data", (piece) => (text += piece)).on("end", () => resolve({ response, text }));
    });
    sent.on("error", reject).end(body);
  });
}

await told("a wallet in a browser adds the network", async () => {
  const { response } = await asBrowser("OPTIONS", page);
  assert.equal(response.statusCode, 204);
  assert.equal(response.headers["access-control-allow-origin"], page);
  assert.match(response.headers["access-control-allow-methods"], /POST/);
  assert.match(response.headers["access-control-allow-headers"], /content-type/);
  assert.equal((await asBrowser("OPTIONS", "https://elsewhere.example")).response.statusCode, 403);
  const asked = [
    ["eth_chainId", []],
    ["net_version", []],
    ["eth_blockNumber", []],
    ["eth_gasPrice", []],
    ["eth_feeHistory", ["0x5", "latest", [10, 50, 90]]],
    ["eth_getBlockByNumber", ["latest", false]],
    ["eth_accounts", []],
    ["eth_getBalance", [ana.address, "latest"]],
    ["eth_getTransactionCount", [ana.address, "pending"]],
    ["eth_getCode", [token.address, "latest"]],
    ["web3_clientVersion", []],
    ["net_listening", []],
    ["eth_syncing", []],
  ];
  const answers = [];
  for (const [method, params] of asked) {
    const { response, text } = await asBrowser("POST", page, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
    assert.equal(response.headers["access-control-allow-origin"], page);
    answers.push(JSON.parse(text));
  }
  const missing = answers.flatMap((answer, place) => ("result" in answer ? [] : [asked[place][0]]));
  assert.deepEqual(missing, []);
  assert.deepEqual(answers.slice(0, 2).map((answer) => answer.result), ["0x7a69", "31337"]);
});

console.log("all of it is as viem expects");
